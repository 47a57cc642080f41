import { amountOf } from '../events/words/tokenWords.ts';
import type { OwnRows } from './ownRows.ts';
import type { Waiter, WaitingStep } from './waitingStep.ts';

/** Credits to withdraw, and rewards to have minted. */
export function waitingClaims(rows: OwnRows, waiter: Waiter): WaitingStep[] {
  return [...waitingCredits(rows, waiter), ...waitingRewards(rows, waiter), ...waitingGrants(rows, waiter)];
}

function waitingCredits({ creditBalances }: OwnRows, { account }: Waiter): WaitingStep[] {
  return creditBalances.map(({ guild, token, balance }) => ({
    guild: guild.id,
    guildName: guild.name,
    mutation: 'prepareWithdraw',
    input: { guild: guild.id, token: token.id, to: account, from: account },
    title: token.symbol,
    sentence: `${amountOf(String(balance), token)} in escrow can be withdrawn.`,
    until: null,
  }));
}

/** Rewards that do not vest. */
function waitingRewards({ members, rewardGrants }: OwnRows, { account }: Waiter): WaitingStep[] {
  return members.flatMap(({ guild, rewardAccrued, rewardClaimed }) => {
    const granted = rewardGrants.filter((grant) => grant.guild.id === guild.id);
    const inGrants = granted.reduce((sum, { amount, claimed }) => sum + amount - claimed, 0n);
    const due = rewardAccrued - rewardClaimed - inGrants;
    if (due <= 0n) return [];
    const input = { guild: guild.id, account, from: account };
    return [reward(guild, due, { mutation: 'prepareClaim', input })];
  });
}

function waitingGrants({ rewardGrants }: OwnRows, { account, now }: Waiter): WaitingStep[] {
  const byGuild = Map.groupBy(rewardGrants, ({ guild }) => guild.id);
  return [...byGuild.values()].flatMap((grants) => {
    const due = grants.filter((grant) => vested(grant, now) > grant.claimed);
    const [first] = due;
    if (first === undefined) return [];
    const amount = due.reduce((sum, grant) => sum + vested(grant, now) - grant.claimed, 0n);
    const input = { grants: due.map(({ id }) => id), from: account };
    return [reward(first.guild, amount, { mutation: 'prepareClaimGrants', input })];
  });
}

/** What has vested of a grant at a second, rounded down as the contract does. */
export function vested(
  {
    amount,
    startsAt,
    cliff,
    duration,
  }: Pick<OwnRows['rewardGrants'][number], 'amount' | 'startsAt' | 'cliff' | 'duration'>,
  now: bigint,
): bigint {
  const elapsed = now - startsAt;
  if (elapsed >= duration) return amount;
  return elapsed < cliff ? 0n : (amount * elapsed) / duration;
}

function reward(
  guild: OwnRows['members'][number]['guild'],
  amount: bigint,
  how: Pick<WaitingStep, 'mutation' | 'input'>,
): WaitingStep {
  return {
    guild: guild.id,
    guildName: guild.name,
    ...how,
    title: guild.token.symbol,
    sentence: `Rewards of ${amountOf(String(amount), guild.token)} can be minted, as far as the guild's rate limit allows.`,
    until: null,
  };
}
