import { expect } from 'chai';
import { AbiCoder, concat, Interface, id, toBeHex, ZeroHash } from 'ethers';
import { act, actAndPay, prepare, refusal } from '../../../testing/act.ts';
import { deployMock } from '../../../testing/deployMock.ts';
import { deployPublished } from '../../../testing/deployPublished.ts';
import { type Deed, does as doesIn } from '../../../testing/does.ts';
import { govern } from '../../../testing/govern.ts';
import { documentOf, dollars, foundGuild, mintDollars, projectInput, termsHashOf } from '../../../testing/story.ts';
import { startTestContext, type TestContext } from '../../../testing/testContext.ts';
import { abis } from '../../chain/calls/abis.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import { prepareRegister } from '../../compliance/prepareRegister.ts';
import { preparePropose } from '../../governance/propose/preparePropose.ts';
import { prepareApprove } from '../../token/prepareApprove.ts';
import { prepareSubmitDeliverable } from '../milestones/prepareSubmitDeliverable.ts';
import { prepareCreateProject } from '../prepareCreateProject.ts';
import { prepareOpenDispute } from './prepareOpenDispute.ts';
import { prepareRule } from './prepareRule.ts';
import { prepareSubmitJurorEvidence } from './prepareSubmitJurorEvidence.ts';

const COST = 1_000n;
const ATTEST = new Interface([
  'function attest((bytes32 schema, (address recipient, uint64 expirationTime, bool revocable, bytes32 refUID, bytes data, uint256 value) data) request) payable returns (bytes32 uid)',
  'event Attested(address indexed recipient, address indexed attester, bytes32 uid, bytes32 indexed schemaUID)',
]);

describe('arbiters and adapters beside a guild’s contracts, really called', () => {
  let context: TestContext;
  let guild: GuildContracts;

  const does = (deed: Deed, input: object, expected: { summary: string; event: string }) =>
    doesIn(context, deed, input, expected);
  const dispute = (number: number) => concat([guild.projects, toBeHex(number, 4)]);
  const arbitrator = () => context.funded(4);

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    const client = context.funded(2);
    await mintDollars(context, client.address, 20_000);
    const approval = { token: context.testDollar, spender: guild.projects, amount: dollars(20_000) };
    await actAndPay(context, prepareApprove, client, approval);
  });
  after(() => context?.stop());

  /** Has a project's first milestone disputed, before an arbiter. */
  async function disputed(number: number, arbiter: string): Promise<void> {
    const client = context.funded(2);
    const input = await projectInput(context, guild.accessManager);
    const milestones = input.milestones.slice(0, 1);
    await act(context, prepareCreateProject, client, { ...input, milestones, arbiter, maxArbiterFeeBps: 100 });
    const accept = { contract: 'Projects', to: guild.projects, function: 'acceptProject' } as const;
    await govern(context, guild, { ...accept, args: [number, await termsHashOf(context, guild, number)] });
    const milestone = concat([guild.projects, toBeHex(number, 4), toBeHex(0, 4)]);
    await act(context, prepareSubmitDeliverable, context.penniless(2), { milestone, ...(await documentOf('D')) });
    const reason = await documentOf('Not what was agreed');
    await actAndPay(context, prepareOpenDispute, client, {
      milestone,
      reasonDigest: reason.digest,
      reasonCid: reason.cid,
    });
  }

  it('has the arbitrator whom the parties chose rule, and nobody else', async () => {
    const { forwarder } = context.chain;
    await disputed(1, await deployPublished(context.funded(1), 'DirectArbiter', forwarder, arbitrator().address));
    const ruling = { dispute: dispute(1), contributorBps: 7_500, feeBps: 100, slashBps: 0 };
    const [other] = await refusal(context, prepareRule, context.funded(5), ruling);
    expect(other).to.deep.include({ errorName: 'DirectArbiterUnauthorizedAccount' });
    const [greedy] = await refusal(context, prepareRule, arbitrator(), { ...ruling, feeBps: 101 });
    expect(greedy).to.deep.include({ errorName: 'ProjectsInvalidRuling' });
    await does(
      [prepareRule, arbitrator(), 'own'],
      { ...ruling, ...(await documentOf('Ruling')) },
      {
        summary:
          'Rule on dispute 1 of “Aurora Research”: 75 % to the contributor, the rest to the client, after a fee of 1 %',
        event: 'DisputeResolved',
      },
    );
    const [jurors] = await refusal(context, prepareSubmitJurorEvidence, context.funded(5), {
      dispute: dispute(1),
      arbitratorDispute: '0',
      cid: (await documentOf('E')).cid,
    });
    expect(jurors?.message).to.contain('has no jurors');
  });

  it('leaves what the guild decides to the guild', async () => {
    await disputed(2, await deployPublished(context.funded(1), 'GovernanceArbiter'));
    const ruling = { dispute: dispute(2), contributorBps: 0, feeBps: 0, slashBps: 0 };
    const [error] = await refusal(context, prepareRule, arbitrator(), ruling);
    expect(error).to.deep.include({ errorName: 'GovernanceArbiterUnauthorizedAccount' });
    const rule = (number: number) => ({ dispute: dispute(number), contributorBps: 2_500, slashBps: 0 });
    const propose = { guild: guild.accessManager, description: 'Rule' };
    const [others] = await refusal(context, preparePropose, context.penniless(0), {
      ...propose,
      actions: [{ rule: rule(1) }],
    });
    expect(others).to.deep.include({ field: ['actions', '0', 'rule', 'dispute'] });
    const prepared = await prepare(context, preparePropose, context.penniless(0), {
      ...propose,
      actions: [{ rule: rule(2) }],
    });
    expect(prepared.summary).to.contain(': rule on dispute 2: 25 % to the contributor, the rest to the client');
    const [[to], , [data]] = prepared.call.args.map(({ value }) => value) as [string[], string[], string[]];
    const decided = abis.GovernanceArbiter.decodeFunctionData('rule', data ?? '0x').toArray();
    const call = { contract: 'GovernanceArbiter', to: to ?? '', function: 'rule', args: decided } as const;
    const events = await govern(context, guild, call);
    expect(events.map(({ name }) => name)).to.include('DisputeResolved');
  });

  it('shows evidence to jurors, who rule elsewhere', async () => {
    const court = await deployMock(context.funded(1), 'TestArbitrator', COST);
    await disputed(3, await deployPublished(context.funded(1), 'ERC792Arbiter', court, '0x', '/ipfs/question'));
    const { cid } = await documentOf('{"name":"Evidence"}');
    const evidence = { dispute: dispute(3), arbitratorDispute: '0', cid };
    await does([prepareSubmitJurorEvidence, context.funded(5), 'own'], evidence, {
      summary: 'Show evidence to the jurors of dispute 3 of “Aurora Research”',
      event: 'Evidence',
    });
    const other = { ...evidence, arbitratorDispute: '1' };
    const [unknown] = await refusal(context, prepareSubmitJurorEvidence, context.funded(5), other);
    expect(unknown).to.deep.include({ code: 'INVALID_INPUT', field: ['arbitratorDispute'] });
    const ruling = { dispute: dispute(3), contributorBps: 0, feeBps: 0, slashBps: 0 };
    const [jurors] = await refusal(context, prepareRule, arbitrator(), ruling);
    expect(jurors?.message).to.contain('its ruling comes from there');
  });

  it('registers an attestation at an adapter that the guild trusts', async () => {
    const eas = await deployMock(context.funded(1), 'EASMock');
    const attester = context.funded(6);
    const schema = id('uint8 level, bytes2 jurisdiction');
    const data = AbiCoder.defaultAbiCoder().encode(['uint8', 'bytes2'], [2, '0x4c54']);
    const request = [schema, [context.penniless(8).address, 0, true, ZeroHash, data, 0]];
    const sent = await attester.sendTransaction({ to: eas, data: ATTEST.encodeFunctionData('attest', [request]) });
    const [log] = (await sent.wait())?.logs ?? [];
    const uid = log && ATTEST.parseLog(log)?.args.uid;
    const terms = [eas, schema, attester.address, guild.compliance];
    const adapter = await deployPublished(context.funded(1), 'EASAdapter', ...terms);
    const [untrusted] = await refusal(context, prepareRegister, context.funded(5), { adapter, uid });
    expect(untrusted).to.deep.include({ code: 'NOT_FOUND', field: ['adapter'] });
    const grant = { contract: 'AccessManager', to: guild.accessManager, function: 'grantRole' } as const;
    await govern(context, guild, { ...grant, args: [2, adapter, 0] });
    const [unheard] = await refusal(context, prepareRegister, context.funded(5), { adapter, uid: schema });
    expect(unheard).to.deep.include({ errorName: 'EASAdapterUnknownAttestation' });
    await does(
      [prepareRegister, context.funded(5), 'own'],
      { adapter, uid },
      {
        summary: `Set an identity status in “Aurora Research” from the attestation ${uid}`,
        event: 'ComplianceSet',
      },
    );
    const [twice] = await refusal(context, prepareRegister, context.funded(5), { adapter, uid });
    expect(twice).to.deep.include({ errorName: 'EASAdapterNotNewer' });
    const [none] = await refusal(context, prepareRegister, context.funded(5), { adapter: guild.treasury, uid });
    expect(none).to.deep.include({ code: 'NOT_FOUND', field: ['adapter'] });
  });
});
