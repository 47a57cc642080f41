import { id as hashText } from 'ethers';
import { z } from 'zod';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import { notFoundError, UserErrors, validationError } from '../prepare/userErrors.ts';
import { type ProposalKey, proposalLedgerId } from './ids.ts';

/** What `queue` and `execute` of a Governor take, in that order. */
export type ProposalCalls = [targets: string[], values: bigint[], calldatas: string[], descriptionHash: string];

const DOCUMENT = `query ($id: ID!) {
  proposal(id: $id) { description calls(orderBy: index, first: 1000) { target value calldata } }
}`;

const answerSchema = z.object({
  proposal: z
    .object({
      description: z.string(),
      calls: z.array(z.object({ target: z.string(), value: z.string().transform(BigInt), calldata: z.string() })),
    })
    .nullable(),
});

/**
 * A proposal's calls as the ledger has them, checked against the Governor: they must hash to the proposal's id.
 *
 * @param field - Path of the input field that names it.
 * @throws UserErrors when the ledger has no such proposal (yet), or cannot give it as it was proposed.
 */
export async function readProposalCalls(
  { chain, ledger, block }: PrepareScope,
  key: ProposalKey,
  field: string[],
): Promise<ProposalCalls> {
  const answer = await ledger.query<unknown>(DOCUMENT, { id: proposalLedgerId(key) });
  const { proposal } = answerSchema.parse(answer);
  if (!proposal) {
    const message = "The ledger does not have this proposal yet. Try again once it has indexed the proposal's block.";
    throw new UserErrors(notFoundError(field, message));
  }
  const calls: ProposalCalls = [
    proposal.calls.map((call) => call.target),
    proposal.calls.map((call) => call.value),
    proposal.calls.map((call) => call.calldata),
    hashText(proposal.description),
  ];
  const read = { contract: 'GuildGovernor', to: key.governor, function: 'hashProposal', args: calls } as const;
  const [hash] = await chain.read(read, block);
  if (hash !== key.proposalId) {
    const message =
      "The ledger's copy of this proposal does not hash to its id, because its description has bytes that are " +
      'not text. Build the call from the ProposalCreated event instead.';
    throw new UserErrors(validationError(field, message));
  }
  return calls;
}
