import type { GatewayContext } from '../context.ts';
import { timeOf } from '../dates/timeOf.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { accountArgument } from '../prepare/find/queryArguments.ts';
import { proposalState } from '../state/proposalState.ts';
import { quorumOf } from '../state/states.ts';
import { waitingAgreements } from './agreements.ts';
import { waitingClaims } from './claims.ts';
import { OWN_ROWS, type OwnRows, ownRowsSchema } from './ownRows.ts';
import { waitingVotes } from './votes.ts';
import type { Waiter, WaitingStep } from './waitingStep.ts';
import { waitingWork, waits } from './work.ts';

/**
 * Resolver of `Query.waitingFor`.
 *
 * @throws `BAD_USER_INPUT` when the account is no address.
 */
export const waitingFor = (async (_parent, args, context) => {
  const steps = await stepsWaitingFor(accountArgument(args.account, 'account'), context);
  return steps.map(({ until, ...step }) => ({ ...step, until: until === null ? null : String(until) }));
}) satisfies QueryResolvers['waitingFor'];

/**
 * What waits for an account in all guilds, what ends first first.
 *
 * @param account - Its address, in lower case.
 */
export async function stepsWaitingFor(
  account: string,
  context: Pick<GatewayContext, 'chain' | 'ledger'>,
): Promise<WaitingStep[]> {
  const { number } = await context.ledger.indexedBlock();
  const asking = { ledger: context.ledger, block: { number } };
  const rows = ownRowsSchema.parse(await asking.ledger.query(OWN_ROWS, { account, block: asking.block }));
  const waiter = { account, now: await timeOf(asking.block, context) };
  const guilds = guildsIn(rows);
  const steps = await Promise.all([
    waitingWork(rows, waiter),
    waitingProposals(rows, waiter, context.chain),
    waitingVotes(guilds, waiter, asking),
    waitingClaims(rows, waiter),
    waitingAgreements(guilds, waiter, asking),
  ]);
  return steps.flat().sort(byEnd);
}

/** Own proposals to queue or to execute. */
async function waitingProposals(
  { proposals }: OwnRows,
  waiter: Waiter,
  chain: GatewayContext['chain'],
): Promise<WaitingStep[]> {
  const waiting = proposals.map(async ({ id, title, of, state }) => {
    const { next } = await proposalState(state, waiter.now, () => quorumOf(state, chain));
    return next
      .filter((step) => waits(step, waiter))
      .map(({ mutation, sentence, until }) => ({
        guild: of.id,
        guildName: of.name,
        mutation,
        input: { proposal: id, from: waiter.account },
        title,
        sentence,
        until,
      }));
  });
  return (await Promise.all(waiting)).flat();
}

/** The guilds that an account has a part in. */
function guildsIn({ contributing, paying, reviewing, members, creditBalances }: OwnRows): string[] {
  const all = [...contributing, ...paying, ...reviewing].map(({ of }) => of.guild.id);
  return [...new Set([...all, ...[...members, ...creditBalances].map(({ guild }) => guild.id)])];
}

function byEnd({ until: one }: WaitingStep, { until: other }: WaitingStep): number {
  if (one === other) return 0;
  if (one === null) return 1;
  return other === null || one < other ? -1 : 1;
}
