import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { ledgerRow } from '../prepare/find/ledgerRow.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import { notFoundError, UserErrors } from '../prepare/userErrors.ts';
import { quoted } from '../prepare/words.ts';
import { type ProjectKey, projectLedgerId } from './ids.ts';

/** Number of `IProjectsTypes.ProjectStatus.Proposed`. */
const PROPOSED = 1n;

/** A project as its contract stores it, and how a sentence names it. */
export type FoundProject = {
  contracts: GuildContracts;
  /** Lower-case. */
  token: string;
  client: string;
  isProposed: boolean;
  /** Hash of its terms. */
  termsHash: string;
  /** Sum of its milestones; null when the ledger does not have these terms (yet). */
  total: bigint | null;
  feeBps: bigint;
  milestoneCount: bigint;
  /** Lower-case; the zero address for none. */
  arbiter: string;
  /** Its title in quotes, or its number. */
  label: string;
};

/**
 * The project of an id.
 *
 * @param field - Path of the input field that names it.
 * @throws UserErrors when there is none.
 */
export async function findProject(scope: PrepareScope, key: ProjectKey, field: string[]): Promise<FoundProject> {
  const { chain, block } = scope;
  const contracts = await chain.contractsOf(key.projects, block);
  if (contracts?.projects !== key.projects) {
    throw new UserErrors(notFoundError(field, `${key.projects} is not a guild's Projects contract.`));
  }
  const read = { contract: 'Projects', to: key.projects, function: 'projectOf', args: [key.projectId] } as const;
  const [[project], row] = await Promise.all([
    chain.read(read, block),
    ledgerRow(scope, 'project', projectLedgerId(key)),
  ]);
  if (project.status === 0n) {
    throw new UserErrors(notFoundError(field, `The guild has no project ${key.projectId}.`));
  }
  return {
    contracts,
    token: project.token.toLowerCase(),
    client: project.client.toLowerCase(),
    isProposed: project.status === PROPOSED,
    termsHash: project.termsHash,
    total: row && row.termsHash === project.termsHash ? row.total : null,
    feeBps: project.feeBps,
    milestoneCount: project.milestoneCount,
    arbiter: project.arbiter.toLowerCase(),
    label: row?.title ? quoted(row.title) : `project ${key.projectId}`,
  };
}
