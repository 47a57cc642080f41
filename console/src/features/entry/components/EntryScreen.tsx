import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Amount } from '../../../components/ui/Amount.tsx';
import { ErrorNotice } from '../../../components/ui/ErrorNotice.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { Time } from '../../../components/ui/Time.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { inWords } from '../../../lib/inWords.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { CertificateDownload } from '../../guild/components/CertificateDownload.tsx';
import { CategoryChip } from '../../ledger/components/CategoryChip.tsx';
import { type Entry, type EntryPayment, entryQuery } from '../queries/entry.ts';
import { entryIdDocument } from '../queries/entryId.ts';
import { DocumentPanel } from './DocumentPanel.tsx';
import { EntryFacts } from './EntryFacts.tsx';
import { EventPanel } from './EventPanel.tsx';
import { HashChain } from './HashChain.tsx';
import { NoEntry } from './NoEntry.tsx';
import { PostingsTable } from './PostingsTable.tsx';
import { ProofPanel } from './ProofPanel.tsx';
import { Provenance } from './Provenance.tsx';

type Loaded = { entry: Entry; payment: EntryPayment | null; served: unknown };

function EntryHead({ entry }: { entry: Entry }) {
  return (
    <div className="screen-head">
      <div>
        <ScreenTitle>{`${inWords(entry.kind)}, entry ${formatCount(entry.number)}`}</ScreenTitle>
        <p className="lead">
          <CategoryChip category={entry.category} /> <Time seconds={entry.timestamp} /> UTC, block{' '}
          {formatCount(entry.blockNumber)}
        </p>
        <p className="sentence">
          <ForeignText>{entry.event.sentence}</ForeignText>
        </p>
      </div>
      {entry.amount !== null && entry.token && (
        <p className="headline-amount">
          <Amount value={entry.amount} token={entry.token} />
        </p>
      )}
    </div>
  );
}

function EntryBody({ entry, payment, served }: Loaded) {
  return (
    <div className="entry">
      <EntryHead entry={entry} />
      <section aria-labelledby="postings">
        <h2 id="postings">Postings</h2>
        <PostingsTable guild={entry.guild.id} postings={entry.postings} />
      </section>
      <div className="entry-columns">
        <div>
          <section aria-labelledby="provenance">
            <h2 id="provenance">What led to it</h2>
            <Provenance entry={entry} payment={payment} />
          </section>
          <DocumentPanel entry={entry} />
          <section aria-labelledby="event">
            <h2 id="event">What the log says</h2>
            <EventPanel event={entry.event} />
          </section>
        </div>
        <div>
          <section aria-labelledby="chain">
            <h2 id="chain">Hash chain</h2>
            <HashChain entry={entry} />
          </section>
          <section aria-labelledby="proof">
            <h2 id="proof">Proof</h2>
            <ProofPanel key={entry.id} entry={entry} />
          </section>
          <section aria-labelledby="certificate">
            <h2 id="certificate">Certificate of the guild</h2>
            <CertificateDownload key={entry.guild.id} guild={entry.guild.id} />
          </section>
          <section aria-labelledby="facts">
            <h2 id="facts">Record</h2>
            <EntryFacts entry={entry} />
          </section>
        </div>
      </div>
      <details className="raw">
        <summary>Raw answer of the gateway, as JSON</summary>
        <pre>{JSON.stringify(served, null, 2)}</pre>
      </details>
    </div>
  );
}

/** One entry of the ledger: its fields, its postings, its place in the hash chain, its document, and what led to it. */
export function EntryScreen() {
  const { guild, number } = getRouteApi('/g/$guild/ledger/$number').useParams();
  const isNumber = /^\d{1,18}$/.test(number);
  const id = useAnswer(entryIdDocument, { guild, number: BigInt(isNumber ? number : 0) }, { isEnabled: isNumber });
  const found = id.data?.ledgerEntries[0]?.id;
  const entry = useQuery({ ...entryQuery(found ?? ''), enabled: found !== undefined });
  const error = id.error ?? entry.error;
  if (error) return <ErrorNotice error={error} retry={() => void (found ? entry : id).refetch()} isScreen />;
  if (entry.data) return <EntryBody {...entry.data} />;
  if (id.isFetching || entry.isFetching) return <Notice tone="wait" title="Reading the entry" />;
  return <NoEntry what="number" />;
}
