import { type GatewayErrorKind, kindOf } from '../../lib/gatewayError.ts';
import { Notice } from './Notice.tsx';

const advice: Record<GatewayErrorKind, { title: string; advice: string }> = {
  unreachable: {
    title: 'The gateway does not answer',
    advice: 'Check that it runs: on a local stack, “npm start” starts it. This page tries again by itself.',
  },
  upstream: {
    title: 'A service behind the gateway does not answer',
    advice: 'It is named below: check that it runs. This page tries again by itself.',
  },
  'ledger-failed': {
    title: 'The ledger has stopped: indexing has failed',
    advice: 'The log of graph-node names the handler and the entry. Nothing new appears until it is fixed.',
  },
  refused: { title: 'The gateway refused the query', advice: 'Remove the last filter, or reload the page.' },
  'not-indexed': {
    title: 'That block is not in the ledger',
    advice: 'It is not indexed yet, or lies before the ledger began. Choose another block.',
  },
  failed: {
    title: 'The gateway failed to answer',
    advice: 'Try again. If it fails again, look for the request id in the gateway’s log.',
  },
};

type Props = { error: Error; retry?: () => void; isScreen?: boolean };

/** Why something failed, what to do, and a way to try again. */
export function ErrorNotice({ error, retry, isScreen = false }: Props) {
  const kind = kindOf(error);
  const known = kind && advice[kind];
  return (
    <Notice tone="failure" title={known?.title ?? 'Something went wrong on this page'} isScreen={isScreen}>
      <p>{known?.advice ?? 'Reload the page. If it happens again, report what is written below.'}</p>
      <p className="notice-detail">{error.message}</p>
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </Notice>
  );
}
