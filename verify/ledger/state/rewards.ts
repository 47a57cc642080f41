import type { Hex } from '../../chain/types.ts';
import { bigEndian, concat } from '../bytes.ts';
import { numberedId } from '../ids.ts';
import type { Effects, Step } from '../step.ts';
import { add, change, changeGuild, record, touch } from './rows.ts';
import { touchMember } from './token.ts';

/** What accounts earn in guild tokens, what vests of it, and what they claim. */
export const rewardChanges: Effects = {
  'Rewards RewardAccrued': (step) => {
    const { params, guild, entry } = step;
    const [account, amount] = [params.address('account'), params.number('amount')];
    const grant = params.flag('grantId') ? addGrant(step) : null;
    if (entry.milestone !== null) {
      record(step, 'RewardAccrual', {
        guild: guild.accessManager,
        milestone: entry.milestone ?? null,
        account,
        paymentToken: params.address('token'),
        payment: params.number('payment'),
        earned: params.number('earned'),
        grant,
        amount,
      });
    }
    add(step, 'Member', touchMember(step, account), { rewardAccrued: amount });
  },
  'Rewards GrantClaimed': (step) => {
    const { params } = step;
    const claimed = params.number('claimed');
    const grant = change(step, 'RewardGrant', grantId(step), { claimed });
    if (grant !== undefined) record(step, 'GrantClaim', { grant: grant.id, amount: params.number('amount'), claimed });
  },
  'Rewards RewardClaimed': (step) => {
    const { params, guild } = step;
    const [account, amount] = [params.address('account'), params.number('amount')];
    record(step, 'RewardClaim', { guild: guild.accessManager, account, amount });
    add(step, 'Member', touchMember(step, account), { rewardClaimed: amount });
  },
  'Rewards RewardRateSet': (step) => setRate(step, 'rate'),
  'Rewards ReputationRateSet': (step) => setRate(step, 'reputationRate'),
  'Rewards RewardTermsSet': (step) => {
    const { params, guild, entry, records } = step;
    const replaced = records.find('Guild', guild.accessManager)?.rewardTerms ?? null;
    const names = ['cap', 'claimCapacity', 'claimWindow', 'vestingCliff', 'vestingDuration'];
    const terms = Object.fromEntries(names.map((name) => [name, params.number(`newTerms.${name}`)]));
    // Later grants vest by them.
    records.put('RewardTermsVersion', {
      id: entry.id,
      guild: guild.accessManager,
      ...terms,
      replaced,
      execution: entry.execution ?? null,
      entry: entry.id,
    });
    changeGuild(step, { rewardTerms: entry.id });
  },
};

/** Who voted shares a budget, period by period. */
export const participationChanges: Effects = {
  'Rewards ParticipationRecorded': (step) => {
    const { params, entry } = step;
    touchPeriod(step, { totalPoints: params.number('totalPoints'), budget: params.number('budget') });
    const participation = touchParticipation(step, { points: params.number('points') });
    record(step, 'ParticipationRecord', {
      participation,
      proposal: entry.proposal ?? null,
      weight: params.number('weight'),
    });
  },
  'Rewards ParticipationClaimed': (step) => {
    const { params, entry } = step;
    const amount = params.number('amount');
    touchPeriod(step, {});
    touchParticipation(step, { points: params.number('points'), amount, claimed: entry.id });
    add(step, 'Member', touchMember(step, params.address('account')), { rewardAccrued: amount });
  },
  'Rewards ParticipationBudgetSet': (step) => {
    changeGuild(step, { participationBudget: step.params.number('newBudget') });
  },
};

/** A reward vests by the terms at its time. */
function addGrant(step: Step): Hex {
  const { params, guild, block, records, entry } = step;
  const current = records.find('Guild', guild.accessManager)?.rewardTerms;
  const terms = records.find('RewardTermsVersion', (current ?? '0x') as Hex);
  return records.put('RewardGrant', {
    id: grantId(step),
    guild: guild.accessManager,
    account: params.address('account'),
    number: params.number('grantId'),
    milestone: entry.milestone ?? null,
    amount: params.number('amount'),
    claimed: 0n,
    startsAt: block.timestamp,
    cliff: terms?.vestingCliff ?? 0n,
    duration: terms?.vestingDuration ?? 0n,
    entry: entry.id,
  }).id;
}

function grantId({ guild, params }: Step): Hex {
  return concat(guild.rewards, params.address('account'), bigEndian(params.number('grantId'), 4));
}

function setRate(step: Step, field: 'rate' | 'reputationRate'): void {
  const { guild, params } = step;
  const token = params.address('token');
  const row = { id: concat(guild.rewards, token), guild: guild.accessManager, token, rate: 0n, reputationRate: 0n };
  touch(step, 'RewardRate', row, { [field]: params.number('newRate') });
}

function periodId({ guild, params }: Step): Hex {
  return numberedId(guild.rewards, params.number('epoch'));
}

function touchPeriod(step: Step, fields: { totalPoints?: bigint; budget?: bigint }): void {
  const number = step.params.number('epoch');
  const row = { id: periodId(step), guild: step.guild.accessManager, number, totalPoints: 0n, budget: 0n };
  touch(step, 'ParticipationPeriod', row, fields);
}

function touchParticipation(step: Step, fields: { points: bigint; amount?: bigint; claimed?: Hex }): Hex {
  const account = step.params.address('account');
  const id = concat(periodId(step), account);
  const row = { id, guild: step.guild.accessManager, epoch: periodId(step), account, points: 0n };
  return touch(step, 'Participation', row, fields).id;
}
