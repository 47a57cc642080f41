import type { Hex } from '../chain/types.ts';
import { type AccountOf, deposits, escrow, own, per, treasury } from './accounts.ts';
import { concat } from './bytes.ts';
import type { Effects, Step } from './step.ts';

/** Numbers of `ITreasury.DepositPurpose.ProjectFees` and `Surplus`. */
const INTERNAL_PURPOSES = [1n, 2n];

type TokenOf = (step: Step) => Hex;
type CreditLine = readonly [AccountOf, ...amounts: string[]];

const named: TokenOf = ({ params }) => params.address('token');
const guildToken: TokenOf = ({ guild }) => guild.token;
const ofProject: TokenOf = ({ entry }) => entry.token as Hex;

/** Debits an account with what others are credited: the sums of parameters. */
function post(tokenOf: TokenOf, debit: AccountOf, ...credits: readonly CreditLine[]): (step: Step) => void {
  return (step) => {
    const token = tokenOf(step);
    const amounts = credits.map(([, ...paths]) => paths.reduce((sum, path) => sum + step.params.number(path), 0n));
    step.journal.write(
      token,
      debit(step),
      amounts.reduce((sum, amount) => sum + amount, 0n),
    );
    credits.forEach(([account], i) => {
      step.journal.write(token, account(step), -(amounts[i] ?? 0n));
    });
  };
}

/** Where a deposit comes from: fees and surplus of the guild's own Projects contract are on their way already. */
const source: AccountOf = (step) => {
  const { params, guild } = step;
  const isInternal = params.address('actor') === guild.projects && INTERNAL_PURPOSES.includes(params.number('purpose'));
  return isInternal ? own('IN_TRANSIT')(step) : per('CONTRIBUTIONS', 'actor')(step);
};

/** What an account was credited, as long as it is held and otherwise. */
const owed: AccountOf = (step) => per(isHeld(step) ? 'HELD_CREDITS' : 'PAYABLES', 'account')(step);

function isHeld({ guild, params, records }: Step): boolean {
  const id = concat(guild.projects, params.address('account'), params.address('token'));
  return records.find('CreditBalance', id)?.held === true;
}

/** What a lock of guild tokens ends as: a part goes back, the guild burns the other. */
function endLock(account: AccountOf, returned: string, income: AccountOf, burned: string): (step: Step) => void {
  const end = post(guildToken, account, [own('CREDITING'), returned], [income, burned]);
  const burn = post(guildToken, own('BURNED'), [escrow, burned]);
  return (step) => {
    end(step);
    burn(step);
  };
}

/** What each event posts, in the order of its lines: docs/proof.md, "Postings". They see balances before the log. */
export const postings: Effects = {
  'Treasury Deposited': post(named, treasury, [source, 'amount']),
  'Treasury Paid': post(named, per('SPENDING', 'to'), [treasury, 'amount']),
  'Treasury Recognized': post(named, treasury, [own('UNSOLICITED'), 'amount']),
  'Projects ProjectFunded': post(named, escrow, [deposits, 'amount']),
  'Projects MilestoneReleased': post(
    named,
    deposits,
    [own('CREDITING'), 'net', 'rebate'],
    [own('PROJECT_FEES'), 'fee'],
  ),
  'Projects MilestoneRefunded': post(named, deposits, [own('CREDITING'), 'amount']),
  'Projects DisputeResolved': post(ofProject, deposits, [own('CREDITING'), 'arbiterFee']),
  'Projects Credited': post(named, own('CREDITING'), [owed, 'amount']),
  'Projects Withdrawn': post(named, per('PAYABLES', 'account'), [escrow, 'amount']),
  'Projects FeesCollected': post(named, own('IN_TRANSIT'), [escrow, 'amount']),
  'Projects SurplusRecovered': post(named, own('IN_TRANSIT'), [own('UNSOLICITED'), 'amount']),
  'Projects CreditHeld': (step) => {
    if (!isHeld(step)) post(named, per('PAYABLES', 'account'), [per('HELD_CREDITS', 'account'), 'amount'])(step);
  },
  'Projects CreditReleased': (step) => {
    if (isHeld(step)) post(named, per('HELD_CREDITS', 'account'), [per('PAYABLES', 'account'), 'amount'])(step);
  },
  'Projects BondPosted': post(guildToken, escrow, [per('BONDS', 'contributor'), 'amount']),
  'Projects BondEnded': endLock(per('BONDS', 'contributor'), 'returned', own('FORFEITS'), 'slashed'),
  'Projects FeeTokensLocked': post(guildToken, escrow, [per('FEE_TOKENS', 'client'), 'amount']),
  'Projects FeeTokensUsed': endLock(per('FEE_TOKENS', 'client'), 'returned', own('TOKEN_FEES'), 'burned'),
  'Rewards ParticipationClaimed': post(guildToken, per('REWARD_COSTS', 'account'), [
    per('REWARDS_OWED', 'account'),
    'amount',
  ]),
  'Rewards RewardAccrued': post(guildToken, per('REWARD_COSTS', 'account'), [per('REWARDS_OWED', 'account'), 'amount']),
  'Rewards RewardClaimed': post(guildToken, per('REWARDS_OWED', 'account'), [own('ISSUED'), 'amount']),
};
