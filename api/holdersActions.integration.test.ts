import { expect } from 'chai';
import { concat, toBeHex, ZeroAddress, ZeroHash } from 'ethers';
import { act, prepare, refusal, signTypedData } from '../testing/act.ts';
import { deployMock } from '../testing/deployMock.ts';
import { type Deed, does as doesIn } from '../testing/does.ts';
import { govern } from '../testing/govern.ts';
import { DAY, dollars, foundGuild, mintDollars } from '../testing/story.ts';
import { startTestContext, type TestContext } from '../testing/testContext.ts';
import { abis } from './chain/calls/abis.ts';
import type { GuildContracts } from './chain/calls/guildContracts.ts';
import { prepareCancelProposal } from './governance/prepareCancelProposal.ts';
import { preparePropose } from './governance/propose/preparePropose.ts';
import { prepareCastFractionalVote } from './governance/votes/prepareCastFractionalVote.ts';
import { prepareCastFractionalVoteBySig } from './governance/votes/prepareCastFractionalVoteBySig.ts';
import { prepareCastVote } from './governance/votes/prepareCastVote.ts';
import { prepareCastVoteBySig } from './governance/votes/prepareCastVoteBySig.ts';
import { prepareCancelScheduled } from './guild/roles/prepareCancelScheduled.ts';
import { prepareRenounceRole } from './guild/roles/prepareRenounceRole.ts';
import { prepareSchedule } from './guild/roles/prepareSchedule.ts';
import { prepareDelegate } from './token/delegations/prepareDelegate.ts';
import { prepareDelegateBySig } from './token/delegations/prepareDelegateBySig.ts';
import { preparePermit } from './token/preparePermit.ts';
import { preparePermitSignature } from './token/preparePermitSignature.ts';
import { prepareBurn } from './token/transfers/prepareBurn.ts';
import { prepareTransfer } from './token/transfers/prepareTransfer.ts';
import { prepareTransferFrom } from './token/transfers/prepareTransferFrom.ts';

const TOKEN = 10n ** 18n;
const tokens = (whole: bigint) => String(whole * TOKEN);
const COMPLIANCE_OFFICER = 2;

describe('what holders of tokens, votes and roles do themselves, really sent', () => {
  let context: TestContext;
  let guild: GuildContracts;

  const does = (deed: Deed, input: object, expected: { summary: string; event: string }) =>
    doesIn(context, deed, input, expected);
  const read = async (contract: 'GuildToken' | 'GuildGovernor' | 'ERC20', to: string, name: string, args: unknown[]) =>
    context.chain.read({ contract, to, function: name, args }, await context.chain.head());

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    await mintDollars(context, context.funded(2).address, 100);
  });
  after(() => context?.stop());

  it('transfers, lets transfer and burns tokens', async () => {
    const [ada, bo] = [context.penniless(0), context.penniless(5)];
    await does(
      [prepareTransfer, ada],
      { token: guild.token, to: bo.address, amount: tokens(10n) },
      { summary: `Transfer 10 AUR to ${bo.address}`, event: 'Transfer' },
    );
    await does(
      [prepareBurn, bo],
      { guild: guild.accessManager, amount: tokens(4n) },
      { summary: 'Burn 4 AUR of yours in “Aurora Research”, for good', event: 'Transfer' },
    );
    expect((await read('GuildToken', guild.token, 'balanceOf', [bo.address]))[0]).to.equal(6n * TOKEN);
    const [poor] = await refusal(context, prepareBurn, bo, { guild: guild.accessManager, amount: tokens(7n) });
    expect(poor).to.deep.include({ errorName: 'ERC20InsufficientBalance' });
    const [nobody] = await refusal(context, prepareTransfer, bo, { token: guild.token, to: ZeroAddress, amount: '1' });
    expect(nobody).to.deep.include({ errorName: 'ERC20InvalidReceiver' });
    const client = context.funded(2);
    const data = abis.ERC20.encodeFunctionData('approve', [context.funded(3).address, 5_000_000n]);
    await (await client.sendTransaction({ to: context.testDollar, data })).wait();
    await does(
      [prepareTransferFrom, context.funded(3), 'own'],
      { token: context.testDollar, owner: client.address, to: context.funded(3).address, amount: dollars(5) },
      { summary: `Transfer 5 TUSD of ${client.address} to yourself`, event: 'Transfer' },
    );
    expect((await read('ERC20', context.testDollar, 'balanceOf', [context.funded(3).address]))[0]).to.equal(5_000_000n);
    const native = { token: ZeroAddress, to: bo.address, amount: '1' };
    const [coin] = await refusal(context, prepareTransfer, ada, native);
    expect(coin).to.deep.include({ code: 'INVALID_INPUT', field: ['token'] });
  });

  it('submits permits and delegations that others signed', async () => {
    const owner = context.penniless(0);
    const signed = { token: guild.token, owner: owner.address, spender: guild.treasury, amount: tokens(3n) };
    const { prepared } = await preparePermitSignature({}, { input: signed }, context);
    if (!prepared) throw new Error('There is no permit to sign.');
    const permit = {
      amount: tokens(3n),
      deadline: prepared.typedData.message.deadline,
      signature: await signTypedData(owner, prepared.typedData),
    };
    const carried = { token: guild.token, owner: owner.address, spender: guild.treasury, permit };
    await does([preparePermit, context.penniless(9)], carried, {
      summary: `Submit the signed permit of ${owner.address}: the treasury of “Aurora Research” may take up to 3 AUR`,
      event: 'Approval',
    });
    const [used] = await refusal(context, preparePermit, context.penniless(9), carried);
    expect(used).to.deep.include({ errorName: 'ERC2612InvalidSigner' });

    const delegatee = context.penniless(1).address;
    const { bySignature } = await prepare(context, prepareDelegate, owner, { guild: guild.accessManager, delegatee });
    if (!bySignature) throw new Error('There is no delegation to sign.');
    const { expiry } = bySignature.message;
    const delegation = {
      guild: guild.accessManager,
      delegator: owner.address,
      delegatee,
      expiry,
      signature: await signTypedData(owner, bySignature),
    };
    for (const wrong of [{ delegator: delegatee }, { delegatee: owner.address }, { expiry: '2000000001' }]) {
      const [error] = await refusal(context, prepareDelegateBySig, context.penniless(9), { ...delegation, ...wrong });
      expect(error).to.deep.include({ __typename: 'SignatureError', field: ['signature'] });
    }
    await does([prepareDelegateBySig, context.penniless(9)], delegation, {
      summary: `Submit the signed delegation of ${owner.address}: its votes in “Aurora Research” to ${delegatee}`,
      event: 'DelegateChanged',
    });
    expect((await read('GuildToken', guild.token, 'delegates', [owner.address]))[0]).to.equal(delegatee);
    const [again] = await refusal(context, prepareDelegateBySig, context.penniless(9), delegation);
    expect(again?.message).to.contain('with its current nonce, 2');
    await act(context, prepareDelegate, owner, { guild: guild.accessManager, delegatee: owner.address });
    const wallet = await deployMock(context.funded(1), 'ContractVoter', owner.address);
    const input = { guild: guild.accessManager, from: wallet, delegatee };
    expect((await prepareDelegate({}, { input }, context)).prepared?.bySignature).to.equal(null);
  });

  it('divides votes, carries reasons by signature, and cancels', async () => {
    const [ada, bo] = [context.penniless(0), context.penniless(1)];
    const propose = async (description: string) => {
      const actions = [{ call: { target: guild.token, value: '0', calldata: '0x18160ddd' } }];
      const done = await act(context, preparePropose, ada, { guild: guild.accessManager, actions, description });
      return concat([guild.governor, toBeHex(BigInt(String(done.prepared.simulation.result[0]?.value)), 32)]);
    };
    const proposal = await propose('Look');
    const regretted = await propose('Regret');
    const [stranger] = await refusal(context, prepareCancelProposal, bo, { proposal: regretted });
    expect(stranger).to.deep.include({ errorName: 'GovernorUnableToCancel' });
    await does(
      [prepareCancelProposal, ada],
      { proposal: regretted },
      { summary: 'Cancel “Regret”, for good', event: 'ProposalCanceled' },
    );
    await context.passTime(3_601);
    const votes = { against: tokens(100n), for: tokens(200n), abstain: '0' };
    await does(
      [prepareCastFractionalVote, ada],
      { proposal, votes, reason: 'Two of us agree' },
      { summary: 'Divide your votes on “Look”: 200 AUR for and 100 AUR against', event: 'VoteCastWithParams' },
    );
    const [none] = await refusal(context, prepareCastFractionalVote, ada, {
      proposal,
      votes: { against: '0', for: '0', abstain: '0' },
      reason: '',
    });
    expect(none).to.deep.include({ code: 'INVALID_INPUT', field: ['votes'] });
    const more = { against: '0', for: tokens(600n), abstain: '0' };
    const [tooMany] = await refusal(context, prepareCastFractionalVote, ada, { proposal, votes: more, reason: '' });
    expect(tooMany).to.deep.include({ errorName: 'GovernorExceedRemainingWeight' });

    const split = { against: '0', for: tokens(1n), abstain: tokens(2n) };
    const ballot = await prepare(context, prepareCastFractionalVote, bo, { proposal, votes: split, reason: '' });
    if (!ballot.bySignature) throw new Error('There is no ballot to sign.');
    const carried = {
      proposal,
      voter: bo.address,
      votes: split,
      reason: '',
      signature: await signTypedData(bo, ballot.bySignature),
    };
    await does([prepareCastFractionalVoteBySig, context.penniless(9)], carried, {
      summary: `Submit the signed votes of ${bo.address} on “Look”: 1 AUR for and 2 AUR to abstain`,
      event: 'VoteCastWithParams',
    });
    const reason = 'The rest';
    const rest = await prepare(context, prepareCastVote, bo, { proposal, support: 'AGAINST', reason });
    if (!rest.bySignature) throw new Error('There is no ballot to sign.');
    const signature = await signTypedData(bo, rest.bySignature);
    const cast = { proposal, voter: bo.address, support: 'AGAINST', signature };
    const [unsaid] = await refusal(context, prepareCastVoteBySig, context.penniless(9), cast);
    expect(unsaid).to.deep.include({ errorName: 'GovernorInvalidSignature' });
    await does(
      [prepareCastVoteBySig, context.penniless(9)],
      { ...cast, reason },
      {
        summary: `Submit the signed vote of ${bo.address} against “Look”`,
        event: 'VoteCast',
      },
    );
    const counted = await read('GuildGovernor', guild.governor, 'proposalVotes', [BigInt(`0x${proposal.slice(42)}`)]);
    expect([...counted].map((weight) => weight / TOKEN)).to.deep.equal([497n, 201n, 2n]);
  });

  it('announces what a role with a delay allows, takes it back, and gives the role up', async () => {
    const officer = context.funded(4);
    const grant = { contract: 'AccessManager', to: guild.accessManager, function: 'grantRole' } as const;
    await govern(context, guild, { ...grant, args: [COMPLIANCE_OFFICER, officer.address, DAY] });
    const whom = context.penniless(8).address;
    const calldata = abis.Compliance.encodeFunctionData('freeze', [whom, 2_000_000_000n, ZeroHash]);
    const call = { guild: guild.accessManager, target: guild.compliance, calldata };
    const words = `freeze ${whom} until 2033-05-18 03:33:20 UTC`;
    const [notYet] = await refusal(context, prepareCancelScheduled, officer, { ...call, account: officer.address });
    expect(notYet).to.deep.include({ errorName: 'AccessManagerNotScheduled' });
    const [noRole] = await refusal(context, prepareSchedule, context.funded(5), call);
    expect(noRole).to.deep.include({ errorName: 'AccessManagerUnauthorizedCall' });
    await does([prepareSchedule, officer, 'own'], call, {
      summary: `Announce to “Aurora Research”, as soon as your role allows: ${words}`,
      event: 'OperationScheduled',
    });
    const [twice] = await refusal(context, prepareSchedule, officer, call);
    expect(twice).to.deep.include({ errorName: 'AccessManagerAlreadyScheduled' });
    await does(
      [prepareCancelScheduled, officer, 'own'],
      { ...call, account: officer.address },
      {
        summary: `Cancel in “Aurora Research” what ${officer.address} has announced: ${words}`,
        event: 'OperationCanceled',
      },
    );
    const role = { guild: guild.accessManager, role: String(COMPLIANCE_OFFICER) };
    await does([prepareRenounceRole, officer, 'own'], role, {
      summary: 'Give up the role COMPLIANCE_OFFICER in “Aurora Research”',
      event: 'RoleRevoked',
    });
    const [nothing] = await refusal(context, prepareRenounceRole, officer, role);
    expect(nothing).to.deep.include({ code: 'INVALID_INPUT', field: ['role'] });
  });
});
