import type { Config } from '../config.ts';
import type { AnswerBasis } from '../ledger/blocks/namedBlocks.ts';
import type { VerifierSummary } from './summary.ts';

/**
 * What the verifier says of what an answer stands on:
 * - `VERIFIED`: it has compared the ledger with the chain at each of these blocks, and all was equal;
 * - `BEHIND`: it has not come to one of these blocks yet; with no block, it has just been started;
 * - `DIFFERS`: the ledger has rows that do not follow from the chain, in at least the named guilds;
 * - `UNKNOWN`: it says nothing about these blocks, or nothing at all.
 */
export type BasisVerdict = {
  state: 'VERIFIED' | 'BEHIND' | 'DIFFERS' | 'UNKNOWN';
  /** The last block at which it has compared all; null when it says nothing. */
  block: VerifierSummary['block'];
  /** Of `DIFFERS`: some of the guilds. */
  guilds?: string[];
};

/** What nobody has said anything about. */
export const UNKNOWN: BasisVerdict = { state: 'UNKNOWN', block: null };

/** Why a summary is of something else than this gateway's ledger; undefined when it is not. */
export function strangeness(
  { chainId, factory }: VerifierSummary,
  own: Pick<Config, 'chainId' | 'factory'>,
): string | undefined {
  if (chainId !== String(own.chainId)) return `it follows chain ${chainId}, not ${own.chainId}`;
  return factory === own.factory ? undefined : `it follows factory ${factory}, not ${own.factory}`;
}

/** What a summary of this gateway's chain and factory says of what an answer stands on. */
export function verdictOn(summary: VerifierSummary, stands: AnswerBasis): BasisVerdict {
  const { state, deployment, block, verified, differing } = summary;
  const isStarting = state === 'starting' && (deployment === null || deployment === stands.deployment);
  if (isStarting && differing.count === 0) return { state: 'BEHIND', block: null };
  if (deployment !== stands.deployment) return UNKNOWN;
  if (differing.count > 0) return { state: 'DIFFERS', block, guilds: differing.guilds };
  if (block === null) return UNKNOWN;
  const blocks = 'block' in stands ? [stands.block] : Object.values(stands.blocks);
  const isVerified = ({ number, hash }: (typeof blocks)[number]) =>
    verified.some((one) => one.hash === hash && one.number === number);
  if (blocks.every(isVerified)) return { state: 'VERIFIED', block };
  return { state: blocks.some(({ number }) => number > block.number) ? 'BEHIND' : 'UNKNOWN', block };
}
