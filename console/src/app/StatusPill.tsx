import { useQuery } from '@tanstack/react-query';
import { chainHeadQuery } from '../lib/chainHead.ts';
import { formatCount } from '../lib/formatCount.ts';
import { GatewayError } from '../lib/gatewayError.ts';
import { indexedBlockQuery } from '../lib/indexedBlock.ts';

/** Blocks by which the ledger may trail the chain without a word; both are looked at by turns, not at once. */
const USUAL_LAG = 5;

type PillState = { tone: 'good' | 'late' | 'bad' | 'wait'; sign: string; text: string; advice?: string };

function useStatus(): PillState {
  const indexed = useQuery(indexedBlockQuery);
  const head = useQuery(chainHeadQuery);
  if (indexed.error) {
    const reached = indexed.error instanceof GatewayError && indexed.error.kind !== 'unreachable';
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
  const block = `Block ${formatCount(indexed.data.number)}`;
  if (indexed.data.hasIndexingErrors) {
    return {
      tone: 'bad',
      sign: '✕',
      text: `${block}, indexing failed`,
      advice: 'Indexing failed: entries after this block are missing. The log of graph-node names the handler.',
    };
  }
  const behind = (head.data ?? 0) - indexed.data.number;
  if (behind > USUAL_LAG) {
    return {
      tone: 'late',
      sign: '◔',
      text: `${block}, ${formatCount(behind)} behind the chain`,
      advice: `The last ${formatCount(behind)} blocks are not indexed yet; their entries appear as graph-node catches up. If the number grows, look at its log.`,
    };
  }
  return { tone: 'good', sign: '●', text: head.data === undefined ? block : `${block}, up to date` };
}

/** Where the ledger stands against the chain, in a few words; what to do when it lags or fails. */
export function StatusPill() {
  const { tone, sign, text, advice } = useStatus();
  return (
    <div className={`status status-${tone}`}>
      <p className="status-text">
        <span aria-hidden="true">{sign}</span> {text}
      </p>
      {advice && (
        <p className="status-advice" role="status">
          {advice}
        </p>
      )}
    </div>
  );
}
