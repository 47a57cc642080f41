import type { Hex } from '../../chain/types.ts';
import { concat, isZero } from '../bytes.ts';
import type { Effects, Step } from '../step.ts';
import { add, change, count, record, touch } from './rows.ts';
import { bytesOrNull } from './values.ts';

/** Members: what they hold, whom they delegate to, what they can vote with. */
export const tokenChanges: Effects = {
  'GuildToken Transfer': (step) => {
    const { params } = step;
    move(step, params.address('from'), -params.number('value'));
    move(step, params.address('to'), params.number('value'));
  },
  'GuildToken DelegateChanged': (step) => {
    const { params, guild } = step;
    const to = params.address('toDelegate');
    const member = touchMember(step, params.address('delegator'));
    change(step, 'Member', member, { delegate: bytesOrNull(to) });
    record(step, 'DelegateChange', {
      guild: guild.accessManager,
      delegator: params.address('delegator'),
      from: params.address('fromDelegate'),
      to,
    });
  },
  'GuildToken DelegateVotesChanged': (step) => {
    const { params, guild, block } = step;
    const delegate = params.address('delegate');
    const [oldVotes, newVotes] = [params.number('previousVotes'), params.number('newVotes')];
    change(step, 'Member', touchMember(step, delegate), { votingPower: newVotes });
    const place = { blockNumber: block.number, timestamp: block.timestamp };
    record(step, 'VotingPowerChange', { guild: guild.accessManager, delegate, oldVotes, newVotes, ...place });
  },
  'Projects TokenAllowed': (step) => {
    const { params, guild } = step;
    const token = params.address('token');
    const id = concat(guild.accessManager, token);
    touch(step, 'PaymentToken', { id, guild: guild.accessManager, token }, { allowed: params.flag('allowed') });
  },
};

/** The id of an account's membership, which begins with its first part in the guild's token or votes. */
export function touchMember(step: Step, account: Hex): Hex {
  const id = concat(step.guild.accessManager, account);
  const counts = { voteCount: 0n, proposalCount: 0n, rewardAccrued: 0n, rewardClaimed: 0n };
  const part = { balance: 0n, joinedAt: null, votingPower: 0n, delegate: null };
  return touch(step, 'Member', { id, guild: step.guild.accessManager, account, ...part, ...counts }).id;
}

/** Changes what an account holds; the zero address's are the supply. */
function move(step: Step, account: Hex, amount: bigint): void {
  if (isZero(account)) {
    count(step, { totalSupply: -amount });
    return;
  }
  const member = touchMember(step, account);
  add(step, 'Member', member, { balance: amount });
  if (amount <= 0n || step.records.find('Member', member)?.joinedAt !== undefined) return;
  change(step, 'Member', member, { joinedAt: step.block.timestamp });
  count(step, { memberCount: 1n });
}
