import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { chainHeadQuery } from '../lib/chainHead.ts';
import { kindOf } from '../lib/gatewayError.ts';
import { indexedBlockQuery } from '../lib/indexedBlock.ts';
import { useNow } from '../lib/useNow.ts';
import { type Ages, type PillState, statusOf } from './statusOf.ts';

/** What the pill shows; with the verifier's word in it, it leads to where the reader can check for themselves. */
function useStatus(): PillState & { isJudged?: boolean } {
  const indexed = useQuery(indexedBlockQuery);
  const head = useQuery(chainHeadQuery);
  const now = useNow();
  if (indexed.error) {
    const reached = kindOf(indexed.error) !== 'unreachable';
    return {
      tone: 'bad',
      sign: '✕',
      text: reached ? 'Ledger does not answer' : 'Gateway does not answer',
      advice: reached
        ? `Nothing new is shown until it answers again. The gateway says: ${indexed.error.message}`
        : 'Nothing new is shown until the gateway answers again. On a local stack, “npm start” starts it.',
    };
  }
  if (!indexed.data) return { tone: 'wait', sign: '…', text: 'Connecting' };
  return {
    ...statusOf(indexed.data, head.data, agesOf(now, indexed, head)),
    isJudged: indexed.data.verdict !== undefined,
  };
}

function agesOf(
  now: number,
  indexed: { dataUpdatedAt: number; data?: { timestamp: number | null } | undefined },
  head: { dataUpdatedAt: number },
): Ages {
  const { timestamp } = indexed.data ?? {};
  return {
    ledger: now - indexed.dataUpdatedAt,
    chain: now - (head.dataUpdatedAt || performance.timeOrigin),
    block: timestamp == null ? undefined : now - timestamp * 1_000,
  };
}

/** Where the ledger stands against the chain, in a few words; what to do when it lags, fails or differs from it. */
export function StatusPill() {
  const { tone, sign, text, advice, isJudged } = useStatus();
  return (
    <div className={`status status-${tone}`}>
      <p className="status-text">
        <span aria-hidden="true">{sign}</span>{' '}
        {isJudged ? (
          <Link to="/verify" title="Verify it yourself">
            {text}
          </Link>
        ) : (
          text
        )}
      </p>
      {advice && (
        <p className="status-advice" role="status">
          {advice}
        </p>
      )}
    </div>
  );
}
