import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { notFoundError, UserErrors, validationError } from '../prepare/userErrors.ts';
import { account, counted } from '../prepare/words.ts';
import { parseGrantId } from './ids.ts';

const MAX_GRANTS = 100;

const inputSchema = z.object({
  from: address,
  grants: z
    .array(parsedBy(parseGrantId))
    .min(1, 'Give at least one grant.')
    .max(MAX_GRANTS, `Give at most ${MAX_GRANTS} grants.`),
});

/** Resolver of `prepareClaimGrants`: `Rewards.claimGrants`. */
export const prepareClaimGrants = prepareMutation(inputSchema, async ({ grants }, scope) => {
  const [first] = grants;
  if (!first) throw new Error('No grant passed the schema.');
  const stray = grants.findIndex(({ rewards, account }) => rewards !== first.rewards || account !== first.account);
  if (stray !== -1) {
    const message = 'Claim the grants of one account in one guild at a time.';
    throw new UserErrors(validationError(['grants', String(stray)], message));
  }
  const contracts = await scope.chain.contractsOf(first.rewards, scope.block);
  if (contracts?.rewards !== first.rewards) {
    throw new UserErrors(notFoundError(['grants', '0'], `${first.rewards} is not a guild's Rewards contract.`));
  }
  const { label } = await findGuild(scope, contracts.accessManager, ['grants', '0']);
  return {
    to: first.rewards,
    contract: 'Rewards',
    function: 'claimGrants',
    args: [first.account, grants.map(({ number }) => number)],
    summary: `Claim what has vested of ${counted(grants.length, 'grant')} of ${account(first.account)} in ${label}`,
  };
});
