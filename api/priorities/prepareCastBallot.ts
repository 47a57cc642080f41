import { z } from 'zod';
import { findNumbered } from '../prepare/find/findNumbered.ts';
import { address, optionalDeadline, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { deadlineOf, typedDataFor } from '../prepare/signing.ts';
import { choicesOf, choicesSchema } from './choices.ts';
import { parseRoundId, rounds } from './round.ts';

const BALLOT_TYPE = [
  { name: 'roundId', type: 'uint256' },
  { name: 'voter', type: 'address' },
  { name: 'projectIds', type: 'uint256[]' },
  { name: 'sharesBps', type: 'uint16[]' },
  { name: 'deadline', type: 'uint256' },
];

const inputSchema = z.object({
  round: parsedBy(parseRoundId),
  from: address,
  choices: choicesSchema,
  deadline: optionalDeadline,
});

/** Resolver of `prepareCastBallot`: `PriorityRounds.castBallot`. */
export const prepareCastBallot = prepareMutation(inputSchema, async (input, scope) => {
  const { round, from } = input;
  const { contracts, label } = await findNumbered(scope, round, rounds, ['round']);
  const { projectIds, sharesBps, words } = choicesOf(input.choices, contracts);
  const message = {
    roundId: round.number,
    voter: from,
    projectIds,
    sharesBps,
    deadline: deadlineOf(scope, input.deadline),
  };
  return {
    to: contracts.priorities,
    contract: 'PriorityRounds',
    function: 'castBallot',
    args: [round.number, projectIds, sharesBps],
    summary: `Vote in ${label}: ${words}`,
    bySignature: await typedDataFor(scope, contracts.priorities, { name: 'Ballot', fields: BALLOT_TYPE, message }),
  };
});
