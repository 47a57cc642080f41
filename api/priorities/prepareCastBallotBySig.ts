import { z } from 'zod';
import { findNumbered } from '../prepare/find/findNumbered.ts';
import { address, parsedBy, signature, time } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { signatureBy } from '../prepare/signing.ts';
import { account } from '../prepare/words.ts';
import { choicesOf, choicesSchema } from './choices.ts';
import { parseRoundId, rounds } from './round.ts';

const inputSchema = z.object({
  round: parsedBy(parseRoundId),
  from: address,
  voter: address,
  choices: choicesSchema,
  deadline: time(),
  signature,
});

/** Resolver of `prepareCastBallotBySig`: `PriorityRounds.castBallotBySig`. */
export const prepareCastBallotBySig = prepareMutation(inputSchema, async (input, scope) => {
  const { round, voter, deadline } = input;
  const { contracts, label } = await findNumbered(scope, round, rounds, ['round']);
  const { projectIds, sharesBps, words } = choicesOf(input.choices, contracts);
  const signature = await signatureBy(scope, voter, input.signature, 'signature');
  return {
    to: contracts.priorities,
    contract: 'PriorityRounds',
    function: 'castBallotBySig',
    args: [round.number, voter, projectIds, sharesBps, deadline, signature],
    summary: `Submit the signed vote of ${account(voter)} in ${label}: ${words}`,
  };
});
