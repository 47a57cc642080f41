import { solidityPacked } from 'ethers';
import { z } from 'zod';
import { uint } from '../../prepare/input/input.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';
import { amount } from '../../prepare/words.ts';
import type { ProposalKey } from '../ids.ts';
import type { Ballot } from './ballot.ts';

/** The Governor's number for a ballot that divides votes (OpenZeppelin's GovernorCountingFractional). */
const FRACTIONAL = 255n;

/** How an account divides votes, in the guild token's smallest unit; the SDL's `FractionalVotesInput`. */
export const fractionalVotes = z
  .object({ against: uint(128), for: uint(128), abstain: uint(128) })
  .refine((votes) => votes.against + votes.for + votes.abstain > 0n, 'Give at least one vote to one of the three.');

/** Votes divided among the three. */
type FractionalVotes = z.output<typeof fractionalVotes>;

/** The ballot that divides votes so. */
export function fractionalBallot(votes: FractionalVotes, reason: string): Ballot {
  const params = solidityPacked(['uint128', 'uint128', 'uint128'], [votes.against, votes.for, votes.abstain]);
  return { support: FRACTIONAL, reason, params };
}

/** The divided votes in words: `5 AUR for and 1 AUR against`. */
export async function fractionalWords(
  { chain, block }: PrepareScope,
  { governor }: ProposalKey,
  votes: FractionalVotes,
): Promise<string> {
  const contracts = await chain.contractsOf(governor, block);
  if (!contracts) throw new Error(`The Governor ${governor} has no guild.`);
  const { token } = contracts;
  const metadata = await chain.tokenMetadata(token, block);
  const parts = (['for', 'against', 'abstain'] as const).filter((side) => votes[side] > 0n);
  const said = parts.map(
    (side) => `${amount(votes[side], token, metadata)} ${side === 'abstain' ? 'to abstain' : side}`,
  );
  return new Intl.ListFormat('en').format(said);
}
