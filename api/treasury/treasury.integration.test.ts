import { expect } from 'chai';
import { concat, toBeHex, ZeroAddress, ZeroHash } from 'ethers';
import { refusal } from '../../testing/act.ts';
import { type Deed, does as doesIn } from '../../testing/does.ts';
import { govern } from '../../testing/govern.ts';
import { foundGuild } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { prepareApprove } from '../token/prepareApprove.ts';
import { prepareDeposit } from './prepareDeposit.ts';
import { preparePayFromBudget } from './preparePayFromBudget.ts';

const ETHER = 10n ** 18n;

describe('what a guild’s treasury lets accounts do, really sent', () => {
  let context: TestContext;
  let guild: GuildContracts;

  const numbered = (contract: string, number: number) => concat([contract, toBeHex(number, 4)]);
  const does = (deed: Deed, input: object, expected: { summary: string; event: string }) =>
    doesIn(context, deed, input, expected);

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
  });
  after(() => context?.stop());

  it('sends native coin along, which the account pays itself', async () => {
    const deposit = { guild: guild.accessManager, token: ZeroAddress, amount: String(2n * ETHER), ref: null };
    const done = await does([prepareDeposit, context.funded(2), 'own'], deposit, {
      summary: 'Contribute 2 of the native coin to the treasury of “Aurora Research”',
      event: 'Deposited',
    });
    const { call, unsignedTransaction } = done.prepared;
    expect([call.value, unsignedTransaction?.value]).to.deep.equal([deposit.amount, deposit.amount]);
    expect(done.prepared.forwardRequest).to.equal(null);
    expect(done.prepared.sponsorship.reason).to.equal(
      'The relayer does not send native coin: send it as your own transaction, the `unsignedTransaction` that was prepared.',
    );
    expect(await context.provider.getBalance(guild.treasury)).to.equal(2n * ETHER);
  });

  it('says when the account does not have the native coin, and that native coin needs no approval', async () => {
    const poor = context.penniless(5);
    const deposit = { guild: guild.accessManager, token: ZeroAddress, amount: '5', ref: null };
    const [error] = await refusal(context, prepareDeposit, poor, deposit);
    expect(error).to.deep.include({
      code: 'TRANSACTION_REJECTED',
      message: `${poor.address.toLowerCase()} has 0 wei of native coin, and this sends 5: add some, or send less.`,
    });
    const approval = { token: ZeroAddress, spender: guild.treasury, amount: '5' };
    const [needless] = await refusal(context, prepareApprove, context.funded(2), approval);
    expect(needless).to.deep.include({ code: 'INVALID_INPUT', field: ['token'] });
  });

  it('pays from a budget', async () => {
    const spender = context.penniless(5);
    const terms = {
      ...{ token: ZeroAddress, limit: ETHER, period: 0, startsAt: 0, endsAt: 0, ref: ZeroHash, title: 'Travel' },
      spenders: [spender.address],
    };
    const to = guild.treasury;
    await govern(context, guild, { contract: 'Treasury', to, function: 'openBudget', args: [terms] });
    const payment = {
      budget: numbered(guild.treasury, 1),
      to: context.penniless(6).address,
      amount: String(ETHER / 2n),
      purpose: 'REIMBURSEMENT',
      ref: null,
      memo: 'Train',
    };
    await does([preparePayFromBudget, spender], payment, {
      summary: `Pay 0.5 of the native coin to ${context.penniless(6).address} from budget 1 of “Aurora Research”`,
      event: 'BudgetSpent',
    });
    const more = { ...payment, amount: String(ETHER) };
    const [error] = await refusal(context, preparePayFromBudget, spender, more);
    expect(error?.message).to.contain(`Budget 1 leaves ${ETHER / 2n} of the ${ETHER} needed`);
  });
});
