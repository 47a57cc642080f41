import { formatCount } from '../lib/formatCount.ts';
import { shortHex } from '../lib/shortHex.ts';
import type { LedgerVerdict } from '../lib/verdict.ts';

/** Blocks by which ledger or verifier may trail without a word; both are looked at by turns, not at once. */
const USUAL_LAG = 5;

/** What the pill shows. */
export type PillState = { tone: 'good' | 'late' | 'bad' | 'wait'; sign: string; text: string; advice?: string };

/** The indexed block, with the verifier's word on it if there is a verifier. */
export type Indexed = { number: number; hasIndexingErrors: boolean; verdict: LedgerVerdict | undefined };

/** What the pill shows of a ledger that answers. @param head - Number of the chain's newest block, if known. */
export function statusOf({ number, hasIndexingErrors, verdict }: Indexed, head: number | undefined): PillState {
  const block = `Block ${formatCount(number)}`;
  if (hasIndexingErrors) {
    return {
      tone: 'bad',
      sign: '✕',
      text: `${block}, indexing failed`,
      advice: 'Indexing failed: entries after this block are missing. The log of graph-node names the handler.',
    };
  }
  if (verdict?.state === 'DIFFERS') return differs(block, verdict);
  const behind = (head ?? 0) - number;
  if (behind > USUAL_LAG) {
    return {
      tone: 'late',
      sign: '◔',
      text: [`${block}, ${formatCount(behind)} behind the chain`, ...verifiedTo(verdict)].join(', '),
      advice: `The last ${formatCount(behind)} blocks are not indexed yet; their entries appear as graph-node catches up. If the number grows, look at its log.`,
    };
  }
  const text = [head === undefined ? block : `${block}, up to date`, ...verifiedTo(verdict)].join(', ');
  const unverified = verdict === undefined ? 0 : number - (verdict.block?.number ?? Number.NEGATIVE_INFINITY);
  if (unverified <= USUAL_LAG && verdict?.state !== 'UNKNOWN') return { tone: 'good', sign: '●', text };
  return { tone: 'late', sign: '◔', text };
}

function verifiedTo(verdict: LedgerVerdict | undefined): string[] {
  if (verdict === undefined) return [];
  if (verdict.state === 'BEHIND' && verdict.block === null) return ['being verified for the first time'];
  const isKnown = verdict.state !== 'UNKNOWN' && verdict.block !== null;
  return [isKnown ? `verified up to ${formatCount(verdict.block?.number ?? 0)}` : 'not verified'];
}

function differs(block: string, { guilds }: LedgerVerdict): PillState {
  const of =
    guilds.length === 0 ? '' : `, of ${guilds.length === 1 ? 'guild' : 'guilds'} ${guilds.map(shortHex).join(', ')}`;
  return {
    tone: 'bad',
    sign: '✕',
    text: `${block}, differs from the chain`,
    advice: `The verifier has found rows in the ledger that do not follow from the chain${of}. Do not rely on them: the verifier’s log names each, as does “npm run verify”.`,
  };
}
