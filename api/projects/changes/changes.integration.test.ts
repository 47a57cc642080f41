import { expect } from 'chai';
import { ContractFactory, concat, Signature, toBeHex } from 'ethers';
import { readAbi, readBytecode } from '../../../contracts/bytecode.ts';
import { act, actAndPay, type Done, refusal, signTypedData } from '../../../testing/act.ts';
import { type Deed, does as doesIn } from '../../../testing/does.ts';
import { govern } from '../../../testing/govern.ts';
import {
  DAY,
  documentOf,
  dollars,
  foundGuild,
  giveGuildTokens,
  mintDollars,
  projectInput,
  termsHashOf,
} from '../../../testing/story.ts';
import { startTestContext, type TestContext } from '../../../testing/testContext.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import type { PrepareResolver } from '../../prepare/prepareMutation.ts';
import type { SignatureResolver } from '../../prepare/prepareSignature.ts';
import { prepareApprove } from '../../token/prepareApprove.ts';
import { preparePermitSignature } from '../../token/preparePermitSignature.ts';
import { prepareRecoverSurplus } from '../credits/prepareRecoverSurplus.ts';
import { prepareExpireDispute } from '../disputes/prepareExpireDispute.ts';
import { prepareOpenDispute } from '../disputes/prepareOpenDispute.ts';
import { prepareSubmitEvidence } from '../disputes/prepareSubmitEvidence.ts';
import { prepareAbandon } from '../milestones/prepareAbandon.ts';
import { prepareLockFeeTokens } from '../milestones/prepareLockFeeTokens.ts';
import { preparePostBond } from '../milestones/preparePostBond.ts';
import { prepareSetPayoutSplit } from '../milestones/prepareSetPayoutSplit.ts';
import { prepareSubmitDeliverable } from '../milestones/prepareSubmitDeliverable.ts';
import { prepareCreateProject } from '../prepareCreateProject.ts';
import { prepareFund } from '../prepareFund.ts';
import { prepareChangeScope } from './prepareChangeScope.ts';
import { prepareScopeChangeSignature } from './prepareScopeChangeSignature.ts';
import { prepareSettle } from './prepareSettle.ts';
import { prepareSettlementSignature } from './prepareSettlementSignature.ts';

const TOKEN = 10n ** 18n;

describe('changes, disputes and settlements of projects, really sent', () => {
  let context: TestContext;
  let guild: GuildContracts;

  const milestone = (index: number) => concat([guild.projects, toBeHex(1, 4), toBeHex(index, 4)]);
  const does = (deed: Deed, input: object, expected: { summary: string; event: string }) =>
    doesIn(context, deed, input, expected);
  const client = () => context.funded(2);
  const contributor = () => context.penniless(2);

  /** Prepares what both sides sign, and has both sign it. */
  async function signedByBoth(resolver: SignatureResolver, input: object) {
    const { prepared, userErrors } = await resolver({}, { input }, context);
    if (!prepared) throw new Error(userErrors.map((error) => error.message).join(' '));
    return {
      summary: prepared.summary,
      deadline: String(prepared.typedData.message.deadline),
      clientSignature: await signTypedData(client(), prepared.typedData),
      contributorSignature: await signTypedData(contributor(), prepared.typedData),
    };
  }

  type BothSignatures = { clientSignature: string; contributorSignature: string };

  /** The same signatures in other forms that wallets give: EIP-2098, and v as 0 or 1. */
  function inOtherForms({ clientSignature, contributorSignature }: BothSignatures): BothSignatures {
    const { r, s, yParity } = Signature.from(contributorSignature);
    return {
      clientSignature: Signature.from(clientSignature).compactSerialized,
      contributorSignature: concat([r, s, toBeHex(yParity, 1)]),
    };
  }

  function expectContractForm({ prepared }: Done, { clientSignature, contributorSignature }: BothSignatures): void {
    const sent = prepared.call.args.slice(-2).map(({ value }) => value);
    expect(sent).to.deep.equal([clientSignature, contributorSignature]);
  }

  async function expectNoOther(resolver: PrepareResolver, input: BothSignatures): Promise<void> {
    for (const [field, { address }] of [
      ['clientSignature', client()],
      ['contributorSignature', contributor()],
    ] as const) {
      const [error] = await refusal(context, resolver, context.penniless(5), { ...input, [field]: '0x1234' });
      const told = { field: [field], expectedSigner: address.toLowerCase(), recoveredSigner: null };
      expect(error).to.deep.include({ __typename: 'SignatureError', ...told });
    }
  }

  async function deliver(index: number) {
    await act(context, prepareSubmitDeliverable, contributor(), {
      milestone: milestone(index),
      ...(await documentOf('D')),
    });
  }

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    await mintDollars(context, client().address, 20_000);
    const approval = { token: context.testDollar, spender: guild.projects, amount: dollars(20_000) };
    await actAndPay(context, prepareApprove, client(), approval);
    const input = (await projectInput(context, guild.accessManager)) as { milestones: object[] };
    const milestones = [...input.milestones, ...input.milestones].map((terms, index) => ({
      ...terms,
      amount: dollars(1_000),
      bond: index === 5 ? String(3n * TOKEN) : '0',
    }));
    const arbiter = await deployArbiter();
    const agreed = { ...input, milestones, arbiter, maxArbiterFeeBps: 100, fundCount: 6 };
    await act(context, prepareCreateProject, client(), agreed);
    const accept = { contract: 'Projects', to: guild.projects, function: 'acceptProject' } as const;
    await govern(context, guild, { ...accept, args: [1, await termsHashOf(context, guild)] });
  });
  after(() => context?.stop());

  async function deployArbiter(): Promise<string> {
    const { bytecode } = await readBytecode('DirectArbiter');
    const factory = new ContractFactory(await readAbi('DirectArbiter'), bytecode, context.funded(0));
    const deployed = await factory.deploy(context.chain.forwarder, context.funded(4).address);
    await deployed.waitForDeployment();
    return deployed.getAddress();
  }

  it('disputes a milestone, takes evidence, and ends without a ruling', async () => {
    await deliver(0);
    const reason = await documentOf('Not what was agreed');
    const opened = await does(
      [prepareOpenDispute, client()],
      { milestone: milestone(0), reasonDigest: reason.digest, reasonCid: reason.cid },
      {
        summary: `Dispute milestone 1 of “Market entry study” before ${await arbiterOf()}`,
        event: 'DisputeOpened',
      },
    );
    expect(opened.prepared.simulation.result[0]?.value).to.equal('1');
    const dispute = concat([guild.projects, toBeHex(1, 4)]);
    await does(
      [prepareSubmitEvidence, contributor()],
      { dispute, ...(await documentOf('Evidence')) },
      { summary: 'Submit evidence to dispute 1 of “Aurora Research”', event: 'EvidenceSubmitted' },
    );
    const [early] = await refusal(context, prepareExpireDispute, context.penniless(5), { dispute });
    expect(early).to.deep.include({ errorName: 'ProjectsRulingDeadlineNotReached' });
    const { provider } = context;
    const snapshot = await provider.send('evm_snapshot', []);
    await context.passTime(181 * DAY);
    await does(
      [prepareExpireDispute, context.penniless(5)],
      { dispute },
      {
        summary:
          'End dispute 1 of “Aurora Research”, whose arbiter did not rule in time: client and contributor share equally',
        event: 'DisputeResolved',
      },
    );
    // The other milestones are due long before.
    await provider.send('evm_revert', [snapshot]);
  });

  async function arbiterOf(): Promise<string> {
    const read = { contract: 'Projects', to: guild.projects, function: 'projectOf', args: [1] } as const;
    return (await context.chain.read(read, await context.chain.head()))[0].arbiter;
  }

  it('funds by a permit, which the relayer pays for, and says when a token takes none', async () => {
    const payer = context.penniless(8);
    await mintDollars(context, payer.address, 3_000);
    const permitted = async (amount: string) => {
      const wanted = { token: context.testDollar, owner: payer.address, spender: guild.projects, amount };
      const { prepared, userErrors } = await preparePermitSignature({}, { input: wanted }, context);
      if (!prepared) throw new Error(userErrors.map(({ message }) => message).join(' '));
      expect(prepared.summary).to.contain('Permit the Projects contract of “Aurora Research” to take up to');
      const { deadline } = prepared.typedData.message;
      return { amount, deadline, signature: await signTypedData(payer, prepared.typedData) };
    };
    const agreement = { ...(await projectInput(context, guild.accessManager)), title: 'By permit', fundCount: 1 };
    const created = await does(
      [prepareCreateProject, payer],
      { ...agreement, permit: await permitted(dollars(1_000)) },
      {
        summary:
          'Agree with “Aurora Research” on the project “By permit”: 3 milestones worth 6,000 TUSD, ' +
          'and fund the first one with 1,000 TUSD',
        event: 'ProjectFunded',
      },
    );
    const number = Number(created.prepared.simulation.result[0]?.value);
    const project = concat([guild.projects, toBeHex(number, 4)]);
    const seen = { project, maxAmount: dollars(2_000), termsHash: await termsHashOf(context, guild, number) };
    await does(
      [prepareFund, payer],
      { ...seen, firstMilestone: 1, count: 1, permit: await permitted(dollars(2_000)) },
      { summary: 'Fund milestone 2 of “By permit” with 2,000 TUSD', event: 'ProjectFunded' },
    );
    const none = { token: guild.treasury, owner: payer.address, spender: guild.projects, amount: '1' };
    const { userErrors } = await preparePermitSignature({}, { input: none }, context);
    expect(userErrors.map(({ field }) => field)).to.deep.equal([['token']]);
    const bad = { amount: '1', deadline: '1', signature: '0x12' };
    const wrong = { ...seen, firstMilestone: 2, count: 1, permit: bad };
    const [error] = await refusal(context, prepareFund, payer, wrong);
    expect(error?.field).to.deep.equal(['permit', 'signature']);
  });

  it('settles a milestone as both sides signed', async () => {
    const terms = { milestone: milestone(1), contributorAmount: dollars(700) };
    const words =
      `Settle milestone 2 of “Market entry study”: 700 TUSD for ${contributor().address}, ` +
      `300 TUSD back to ${client().address}`;
    const { summary, ...signed } = await signedByBoth(prepareSettlementSignature, terms);
    expect(summary).to.equal(words);
    const swapped = {
      ...signed,
      clientSignature: signed.contributorSignature,
      contributorSignature: signed.clientSignature,
    };
    const [error] = await refusal(context, prepareSettle, context.penniless(5), { ...terms, ...swapped });
    expect(error).to.deep.include({ errorName: 'ProjectsInvalidSignature' });
    await expectNoOther(prepareSettle, { ...terms, ...signed });
    const settled = await does(
      [prepareSettle, context.penniless(5)],
      { ...terms, ...signed, ...inOtherForms(signed) },
      { summary: words, event: 'MilestoneSettled' },
    );
    expectContractForm(settled, signed);
    const tooMuch = { input: { milestone: milestone(2), contributorAmount: dollars(1_001) } };
    const { userErrors } = await prepareSettlementSignature({}, tooMuch, context);
    expect(userErrors.map(({ field }) => field)).to.deep.equal([['contributorAmount']]);
  });

  it('changes a milestone and adds one, as both sides signed', async () => {
    const { digest, cid } = await documentOf('Later');
    const dueAt = (await context.chain.head()).timestamp + BigInt(60 * DAY);
    const agreed = { dueAt: String(dueAt), agreementDigest: digest, agreementCid: cid };
    const due = new Date(Number(dueAt) * 1000).toISOString().slice(0, 19).replace('T', ' ');
    const change = { milestone: milestone(2), ...agreed };
    const { summary, ...signed } = await signedByBoth(prepareScopeChangeSignature, change);
    expect(summary).to.equal(
      `Change milestone 3 of “Market entry study”: 1,000 TUSD for ${contributor().address}, due ${due} UTC, ` +
        'under another agreement',
    );
    await expectNoOther(prepareChangeScope, { ...change, ...signed });
    const changed = await does(
      [prepareChangeScope, context.penniless(5)],
      { ...change, ...signed, ...inOtherForms(signed) },
      { summary, event: 'ScopeChanged' },
    );
    expectContractForm(changed, signed);
    const added = { milestone: milestone(6), ...agreed, contributor: contributor().address, amount: dollars(50) };
    const { summary: addition, ...both } = await signedByBoth(prepareScopeChangeSignature, added);
    expect(addition).to.contain('Add milestone 7 to “Market entry study”: 50 TUSD');
    await does(
      [prepareChangeScope, context.penniless(5)],
      { ...added, ...both },
      { summary: addition, event: 'ScopeChanged' },
    );
    const bare = { input: { milestone: milestone(7), ...agreed } };
    const { userErrors } = await prepareScopeChangeSignature({}, bare, context);
    expect(userErrors.map(({ field }) => field)).to.deep.equal([['contributor'], ['amount']]);
    const unagreed = { input: { ...added, milestone: milestone(7), agreementDigest: null, agreementCid: null } };
    const { userErrors: missing } = await prepareScopeChangeSignature({}, unagreed, context);
    expect(missing.map(({ field }) => field)).to.deep.equal([['agreementDigest'], ['agreementCid']]);
    const beyond = { input: { milestone: milestone(9), ...agreed } };
    const { userErrors: unknown } = await prepareScopeChangeSignature({}, beyond, context);
    expect(unknown[0]).to.deep.include({ code: 'NOT_FOUND' });
  });

  it('extends a milestone under the agreement that it has', async () => {
    const dueAt = String((await context.chain.head()).timestamp + BigInt(70 * DAY));
    const change = { milestone: milestone(2), dueAt };
    const { summary, ...signed } = await signedByBoth(prepareScopeChangeSignature, change);
    expect(summary).to.match(/^Change milestone 3 of .+, under the same agreement$/);
    await does(
      [prepareChangeScope, context.penniless(5)],
      { ...change, ...signed },
      { summary, event: 'ScopeChanged' },
    );
    const { digest } = await documentOf('Later');
    const half = { input: { ...change, agreementDigest: digest } };
    const { userErrors } = await prepareScopeChangeSignature({}, half, context);
    expect(userErrors.map(({ field, message }) => [field, message])).to.deep.equal([
      [['agreementCid'], 'Give both the digest and the CID of the same document, or neither.'],
    ]);
  });

  it('splits a payment, locks fee tokens, bonds, gives up and recovers', async () => {
    const payee = context.penniless(5).address;
    const shares = [
      { payee: contributor().address, shareBps: 8_000 },
      { payee, shareBps: 2_000 },
    ];
    await does(
      [prepareSetPayoutSplit, contributor()],
      { milestone: milestone(3), shares },
      {
        summary:
          `Split the payment of milestone 4 of “Market entry study”: 80 % to ${contributor().address}, ` +
          `20 % to ${payee}`,
        event: 'PayoutSplitSet',
      },
    );
    await does(
      [prepareSetPayoutSplit, contributor()],
      { milestone: milestone(3), shares: [] },
      {
        summary: 'Have all of the payment of milestone 4 of “Market entry study” paid to yourself',
        event: 'PayoutSplitSet',
      },
    );
    const rate = { contract: 'Projects', to: guild.projects, function: 'setFeeTokenRate' } as const;
    await govern(context, guild, { ...rate, args: [context.testDollar, 10n ** 30n] });
    for (const to of [client().address, contributor().address]) await giveGuildTokens(context, guild, to, 100n * TOKEN);
    const approval = { token: guild.token, spender: guild.projects, amount: String(100n * TOKEN) };
    await act(context, prepareApprove, client(), approval);
    await act(context, prepareApprove, contributor(), approval);
    await does(
      [prepareLockFeeTokens, client()],
      { milestone: milestone(3), maxTokens: String(30n * TOKEN) },
      {
        summary: 'Lock at most 30 AUR to pay the fee of milestone 4 of “Market entry study”',
        event: 'FeeTokensLocked',
      },
    );
    await does(
      [preparePostBond, contributor()],
      { milestone: milestone(5) },
      { summary: 'Bond 3 AUR to take milestone 6 of “Market entry study”', event: 'BondPosted' },
    );
    await does(
      [prepareAbandon, contributor()],
      { milestone: milestone(4) },
      {
        summary: `Give up milestone 5 of “Market entry study” and return its 1,000 TUSD to ${client().address}`,
        event: 'MilestoneRefunded',
      },
    );
    await mintDollars(context, guild.projects, 7);
    await does(
      [prepareRecoverSurplus, context.penniless(5)],
      { guild: guild.accessManager, token: context.testDollar },
      {
        summary: 'Move the surplus of the token “TUSD” from the escrow of “Aurora Research” to the treasury',
        event: 'SurplusRecovered',
      },
    );
  });
});
