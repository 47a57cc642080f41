import { bps } from './bps.ts';

/** In how few hands votes are. */
export type ConcentrationFigures = {
  voters: number;
  votes: bigint;
  hhiBps: number;
  largestBps: number;
  majority: number;
};

const WHOLE = 10_000n;

/**
 * The concentration of votes. The index is the sum of the squares over the square of the sum, so that it is rounded once.
 *
 * @param powers - Votes of each voter, above 0.
 */
export function concentrationOf(powers: readonly bigint[]): ConcentrationFigures {
  const sorted = [...powers].sort((a, b) => (a > b ? -1 : Number(a < b)));
  const votes = sorted.reduce((sum, one) => sum + one, 0n);
  const squares = sorted.reduce((sum, one) => sum + one * one, 0n);
  let majority = 0;
  for (let held = 0n; votes > 0n && held * 2n <= votes; majority += 1) held += sorted[majority] ?? 0n;
  return {
    voters: sorted.length,
    votes,
    hhiBps: votes === 0n ? 0 : Number((squares * WHOLE) / (votes * votes)),
    largestBps: bps(sorted[0] ?? 0n, votes) ?? 0,
    majority,
  };
}
