import { ledgerRow } from '../prepare/find/ledgerRow.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import { notFoundError, UserErrors } from '../prepare/userErrors.ts';
import { quoted } from '../prepare/words.ts';
import { type ProposalKey, proposalLedgerId } from './ids.ts';

/**
 * The proposal of an id: how a sentence names it, its title in quotes or the start of its number.
 *
 * @param field - Path of the input field that names it.
 * @throws UserErrors when there is none.
 */
export async function findProposal(scope: PrepareScope, key: ProposalKey, field: string[]): Promise<string> {
  const { chain, block } = scope;
  const contracts = await chain.contractsOf(key.governor, block);
  if (contracts?.governor !== key.governor) {
    throw new UserErrors(notFoundError(field, `${key.governor} is not a guild's Governor.`));
  }
  const to = key.governor;
  const read = { contract: 'GuildGovernor', to, function: 'proposalSnapshot', args: [key.proposalId] } as const;
  const [[snapshot], row] = await Promise.all([
    chain.read(read, block),
    ledgerRow(scope, 'proposal', proposalLedgerId(key)),
  ]);
  if (snapshot === 0n) {
    throw new UserErrors(notFoundError(field, `The guild's Governor has no proposal ${key.proposalId}.`));
  }
  return row?.title ? quoted(row.title) : `the proposal ${key.proposalId.toString().slice(0, 8)}…`;
}
