import { isError, ZeroAddress } from 'ethers';
import { findNumbered } from '../../prepare/find/findNumbered.ts';
import type { NumberedKey } from '../../prepare/find/ids.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';
import { notFoundError, UserErrors } from '../../prepare/userErrors.ts';
import { disputes } from './dispute.ts';

/** The published arbiter that a project's arbiter is taken for, by what it answers. */
type ArbiterKind = 'DirectArbiter' | 'ERC792Arbiter' | 'GovernanceArbiter';

/** A dispute's arbiter, and how a sentence names the dispute. */
export type FoundArbiter = { arbiter: string; kind: ArbiterKind; label: string };

/**
 * The arbiter of a dispute.
 *
 * @param field - Path of the input field that names the dispute.
 * @throws UserErrors when there is none.
 */
export async function findArbiter(scope: PrepareScope, key: NumberedKey, field: string[]): Promise<FoundArbiter> {
  const { label } = await findNumbered(scope, key, disputes, field);
  const read = (name: string, args: unknown[]) =>
    scope.chain.read({ contract: 'Projects', to: key.contract, function: name, args }, scope.block);
  const [dispute] = await read('disputeOf', [key.number]);
  const [project] = await read('projectOf', [dispute.projectId]);
  const arbiter = project.arbiter.toLowerCase();
  if (arbiter === ZeroAddress) throw new UserErrors(notFoundError(field, `${label} has no arbiter.`));
  return { arbiter, kind: await kindOf(scope, arbiter), label };
}

async function kindOf(scope: PrepareScope, arbiter: string): Promise<ArbiterKind> {
  const [hasJurors, hasArbitrator] = await Promise.all([
    answers(scope, { contract: 'ERC792Arbiter', to: arbiter, function: 'extraData' }),
    answers(scope, { contract: 'DirectArbiter', to: arbiter, function: 'arbitrator' }),
  ]);
  if (hasJurors) return 'ERC792Arbiter';
  return hasArbitrator ? 'DirectArbiter' : 'GovernanceArbiter';
}

async function answers(
  { chain, block }: PrepareScope,
  read: { contract: 'DirectArbiter' | 'ERC792Arbiter'; to: string; function: string },
): Promise<boolean> {
  try {
    await chain.read(read, block);
    return true;
  } catch (error) {
    if (isError(error, 'CALL_EXCEPTION') || isError(error, 'BAD_DATA')) return false;
    throw error;
  }
}
