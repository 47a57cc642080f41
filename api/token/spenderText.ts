import { findGuild } from '../prepare/find/findGuild.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import { notFoundError, UserErrors } from '../prepare/userErrors.ts';
import { account } from '../prepare/words.ts';

/**
 * How a sentence names who may take tokens.
 *
 * @throws UserErrors when it is neither a guild's Projects contract nor a guild's treasury.
 */
export async function spenderText(scope: PrepareScope, spender: string): Promise<string> {
  const contracts = await scope.chain.contractsOf(spender, scope.block);
  if (!contracts || (spender !== contracts.projects && spender !== contracts.treasury)) {
    const message = `${account(spender)} is neither a guild's Projects contract nor a guild's treasury.`;
    throw new UserErrors(notFoundError(['spender'], message));
  }
  const { label } = await findGuild(scope, contracts.accessManager, ['spender']);
  return `the ${spender === contracts.projects ? 'Projects contract' : 'treasury'} of ${label}`;
}
