import type { Basis } from '../../../client/index.ts';
import { formatAge } from '../lib/formatAge.ts';
import { formatCount } from '../lib/formatCount.ts';
import { shortHex } from '../lib/shortHex.ts';

/** What the verifier beside the gateway says of what an answer stands on. */
export type LedgerVerdict = NonNullable<Basis['verified']>;

/** Blocks by which ledger or verifier may trail without a word; both are looked at by turns, not at once. */
const USUAL_LAG = 5;

/** What the pill shows. */
export type PillState = { tone: 'good' | 'late' | 'bad' | 'wait'; sign: string; text: string; advice?: string };

/** The indexed block, with the verifier's word on it if there is a verifier. */
export type Indexed = { number: number; hasIndexingErrors: boolean; verdict: LedgerVerdict | undefined };

/** What is known of an answer's age, in milliseconds. */
export type Ages = {
  /** Since the ledger last answered. */
  ledger: number;
  /** Since the chain's node last answered, or since the page was opened. */
  chain: number;
  /** Of the indexed block by its own time; below 0 where the chain's clock is ahead of the reader's. */
  block: number | undefined;
};

/** Silences after which the ledger's and the chain's word is not fresh: two looks at the one, three at the other. */
const SILENT_LEDGER_MS = 10_000;
const SILENT_CHAIN_MS = 45_000;
/** Age after which a block is not fresh. */
const OLD_BLOCK_MS = 120_000;

/**
 * What the pill shows of a ledger that has answered.
 *
 * @param head - Number of the chain's newest block, if known.
 */
export function statusOf(
  { number, hasIndexingErrors, verdict }: Indexed,
  head: number | undefined,
  ages: Ages,
): PillState {
  const block = blockInWords(number, ages);
  if (hasIndexingErrors) {
    return {
      tone: 'bad',
      sign: '✕',
      text: `${block}, indexing failed`,
      advice: 'Indexing failed: entries after this block are missing. The log of graph-node names the handler.',
    };
  }
  if (verdict?.state === 'DIFFERS') return differs(block, verdict);
  const silence = silenceOf(block, ages);
  if (silence) return silence;
  if (head === undefined) return { tone: 'wait', sign: '…', text: `${block}, asking the chain` };
  const behind = head - number;
  if (behind > USUAL_LAG) {
    return {
      tone: 'late',
      sign: '◔',
      text: [`${block}, ${formatCount(behind)} behind the chain`, ...verifiedTo(verdict)].join(', '),
      advice: `The last ${formatCount(behind)} blocks are not indexed yet; their entries appear as graph-node catches up. If the number grows, look at its log.`,
    };
  }
  const text = [`${block}, up to date`, ...verifiedTo(verdict)].join(', ');
  const isOld = (ages.block ?? 0) > OLD_BLOCK_MS;
  const unverified = verdict === undefined ? 0 : number - (verdict.block?.number ?? Number.NEGATIVE_INFINITY);
  if (!isOld && unverified <= USUAL_LAG && verdict?.state !== 'UNKNOWN') return { tone: 'good', sign: '●', text };
  return { tone: 'late', sign: '◔', text };
}

function blockInWords(number: number, { block }: Ages): string {
  const age = block === undefined || block < 0 ? '' : ` (${formatAge(block / 1_000)} old)`;
  return `Block ${formatCount(number)}${age}`;
}

/** What the pill shows while somebody is silent who should have answered by now. */
function silenceOf(block: string, { ledger, chain }: Ages): PillState | undefined {
  const late = { tone: 'late', sign: '◔' } as const;
  if (ledger > SILENT_LEDGER_MS) {
    return {
      ...late,
      text: `${block}, no answer for ${formatAge(ledger / 1_000)}`,
      advice: 'The gateway has not answered since. What is shown may not be the newest.',
    };
  }
  if (chain <= SILENT_CHAIN_MS) return undefined;
  return {
    ...late,
    text: `${block}, the chain has been silent for ${formatAge(chain / 1_000)}`,
    advice: 'The chain’s node does not answer, so nobody here knows whether the ledger has its newest blocks.',
  };
}

function verifiedTo(verdict: LedgerVerdict | undefined): string[] {
  if (verdict === undefined) return [];
  if (verdict.state === 'BEHIND' && verdict.block === null) return ['being verified for the first time'];
  const isKnown = verdict.state !== 'UNKNOWN' && verdict.block !== null;
  return [isKnown ? `verified up to ${formatCount(verdict.block?.number ?? 0)}` : 'not verified'];
}

function differs(block: string, { guilds = [] }: LedgerVerdict): PillState {
  const of =
    guilds.length === 0 ? '' : `, of ${guilds.length === 1 ? 'guild' : 'guilds'} ${guilds.map(shortHex).join(', ')}`;
  return {
    tone: 'bad',
    sign: '✕',
    text: `${block}, differs from the chain`,
    advice: `The verifier has found rows in the ledger that do not follow from the chain${of}. Do not rely on them: the verifier’s log names each, as does “npm run verify”.`,
  };
}
