import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { ErrorNotice } from '../../../components/ui/ErrorNotice.tsx';
import { Hex } from '../../../components/ui/Hex.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { certificateQuery, type ReadyCertificate } from '../queries/certificate.ts';

function Download({ guild, certificate }: { guild: string; certificate: ReadyCertificate }) {
  const { url, block, hash } = certificate;
  const command = `npm run verify -- --certificate FILE --guild ${guild} --block-hash ${hash}`;
  return (
    <>
      <p>
        <a href={url} download>
          Download the certificate
        </a>{' '}
        up to block {formatCount(BigInt(block))}, and{' '}
        <Link to="/verify" search={{ guild }}>
          verify it in this browser
        </Link>
        , or with a copy of Guildhall’s source, without any network:
      </p>
      <pre className="command">{command}</pre>
      <p>
        <CopyButton text={command} what="the command" /> Compare the block’s hash with a node or an explorer that you
        trust: <Hex value={hash} full />
      </p>
    </>
  );
}

/** Has the gateway make the certificate of a guild's whole ledger, and offers it with how to check it. */
export function CertificateDownload({ guild }: { guild: string }) {
  const [isAsked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery({ ...certificateQuery(guild), enabled: isAsked });
  if (!isAsked) {
    return (
      <>
        <p>
          One file that shows the guild’s whole ledger by the chain’s blocks: every entry, posting and balance, to
          whoever trusts neither this page nor its gateway.
        </p>
        <button type="button" className="prepare" onClick={() => setAsked(true)}>
          Prepare the certificate
        </button>
      </>
    );
  }
  if (error) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Notice tone="wait" title="The gateway is making the certificate" />;
  return <Download guild={guild} certificate={data} />;
}
