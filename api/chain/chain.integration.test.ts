import { expect } from 'chai';
import { ZeroHash } from 'ethers';
import { GraphQLError } from 'graphql';
import { act, actAndPay, carry, prepare, refusal } from '../../testing/act.ts';
import { foundGuild, guildInput } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import { prepareCreateGuild } from '../guild/prepareCreateGuild.ts';
import { chain as chainResolver } from '../prepare/chainQuery.ts';
import { ledgerRow } from '../prepare/find/ledgerRow.ts';
import { DEFAULT_SPONSOR_SETTINGS } from '../prepare/sponsorship/sponsorSettings.ts';
import { decideSponsorship } from '../prepare/sponsorship/sponsorship.ts';
import { prepareDelegate } from '../token/delegations/prepareDelegate.ts';
import { prepareApprove } from '../token/prepareApprove.ts';
import { abis } from './calls/abis.ts';
import type { GuildContracts } from './calls/guildContracts.ts';
import { createChain } from './chain.ts';

const STRANGER = '0x00000000000000000000000000000000000000a1';

describe('chain', () => {
  let context: TestContext;
  let guild: GuildContracts;

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
  });
  after(() => context?.stop());

  const delegation = () => ({ guild: guild.accessManager, delegatee: context.penniless(1).address });

  it('refuses another chain, and addresses where nothing is', async () => {
    const { id: chainId, factory, forwarder } = context.chain;
    const config = { rpcUrl: context.node.url, chainId, factory, forwarder };
    const problemWith = async (change: object) => {
      try {
        (await createChain({ ...config, ...change })).close();
      } catch (error) {
        return (error as Error).message;
      }
      return 'none';
    };
    expect(await problemWith({})).to.equal('none');
    expect(await problemWith({ chainId: 1n })).to.contain('serves chain 31337, not 1');
    expect(await problemWith({ factory: STRANGER })).to.contain('There is no GuildFactory');
    expect(await problemWith({ forwarder: STRANGER })).to.contain('does not trust the forwarder');
  });

  it('answers the query chain', async () => {
    const { id, factory, forwarder, head } = context.chain;
    const { number, hash } = await head();
    expect(await chainResolver({}, {}, context)).to.deep.equal({
      id: id.toString(),
      factory,
      forwarder,
      head: { number: number.toString(), hash },
    });
  });

  it('stands on one block', async () => {
    const block = await context.chain.head();
    const prepared = await prepare(context, prepareDelegate, context.penniless(0), delegation());
    expect(prepared.basis).to.deep.equal({ number: block.number.toString(), hash: block.hash });
    expect(prepared.forwardRequest?.message.deadline).to.equal(prepared.expiresAt);
    expect(BigInt(String(prepared.unsignedTransaction?.maxFeePerGas))).to.equal(
      2n * block.baseFeePerGas + BigInt(String(prepared.unsignedTransaction?.maxPriorityFeePerGas)),
    );
  });

  it('reads an earlier block as it was', async () => {
    const { provider, chain } = context;
    const genesis = await provider.getBlock(0);
    const balance = { contract: 'GuildToken', to: guild.token, function: 'totalSupply' } as const;
    const failure = await chain.read(balance, { hash: String(genesis?.hash) }).catch((error) => error.code);
    expect(failure).to.equal('BAD_DATA');
    expect((await chain.read(balance, await chain.head()))[0]).to.equal(1_000n * 10n ** 18n);
  });

  it('counts the requests that the relay still has to send', async () => {
    const wallet = context.penniless(0);
    const nonceWith = async (open: bigint) => {
      context.openRequests.set(wallet.address.toLowerCase(), open);
      const { forwardRequest } = await prepare(context, prepareDelegate, wallet, delegation());
      return BigInt(forwardRequest?.message.nonce ?? -1);
    };
    const next = await nonceWith(0n);
    expect(await nonceWith(2n)).to.equal(next + 2n);
    context.openRequests.clear();
  });

  it('gives a quiet chain deadlines that are still to come', async () => {
    const prepareAndCarry = async () => {
      const prepared = await prepare(context, prepareDelegate, context.penniless(0), delegation());
      return (await carry(context, context.penniless(0), prepared))?.status;
    };
    await context.provider.send('evm_increaseTime', [7_200]);
    expect(await prepareAndCarry()).to.equal(1);
  });

  it('leaves gas for new checkpoints of votes in a later second', async () => {
    const { penniless } = context;
    const { accessManager } = await foundGuild(context, 'Cassiopeia');
    const choice = { guild: accessManager, delegatee: penniless(1).address };
    const { prepared, receipt } = await act(context, prepareDelegate, penniless(0), choice);
    expect(receipt.gasUsed > BigInt(prepared.simulation.gasUsed) + 40_000n).to.equal(true);
  });

  it('names projects by their number when the ledger does not answer', async () => {
    const warnings: unknown[] = [];
    const down = {
      ...context,
      ledger: { query: () => Promise.reject(new Error('down')) },
      log: { warn: (entry: unknown) => warnings.push(entry) },
    };
    expect(await ledgerRow(down as unknown as TestContext, 'project', '0x00')).to.equal(null);
    expect(warnings).to.have.length(1);
  });

  it('pays for what guilds offer, and says why not for all else', async () => {
    const block = await context.chain.head();
    const data = abis.GuildToken.encodeFunctionData('delegate', [STRANGER]);
    const decide = (change: object, settings: object = {}) => {
      const call = { from: STRANGER, to: guild.token, data, value: 0n, gas: 100_000n, ...change };
      return decideSponsorship(context.chain, { ...DEFAULT_SPONSOR_SETTINGS, ...settings }, call, block);
    };
    const reasonFor = async (change: object, settings?: object) => {
      const decision = await decide(change, settings);
      return 'refusal' in decision ? decision.refusal : null;
    };
    expect(await decide({})).to.deep.equal({
      purpose: { guild: guild.accessManager, contract: 'GuildToken', function: 'delegate', isStranger: true },
    });
    const found = abis.GuildFactory.getFunction('createGuild')?.selector;
    expect(await reasonFor({ to: context.chain.factory, data: found })).to.contain('founding a guild');
    expect(await decide({ to: context.chain.factory, data: found }, { createGuild: true })).to.deep.equal({
      purpose: { guild: context.chain.factory, contract: 'GuildFactory', function: 'createGuild', isStranger: false },
    });
    for (const [name, rest] of [
      ['deposit', [1n, 0, ZeroHash]],
      ['recognize', []],
    ] as const) {
      const of = (token: string) => ({
        to: guild.treasury,
        data: abis.Treasury.encodeFunctionData(name, [token, ...rest]),
      });
      expect(await reasonFor(of(STRANGER))).to.contain('payment tokens only');
      expect(await reasonFor(of(STRANGER), { tokens: [STRANGER] })).to.equal(null);
      expect(await reasonFor(of(context.testDollar))).to.equal(null);
      expect(await reasonFor(of(guild.token))).to.equal(null);
      for (const args of ['', 'ff'.repeat(128)]) {
        const refusal = await reasonFor({ to: guild.treasury, data: of(STRANGER).data.slice(0, 10) + args });
        expect(refusal).to.equal(`The arguments of ${name} cannot be read: prepare the action again.`);
      }
    }
    expect(await reasonFor({ value: 1n })).to.contain('does not send native coin');
    expect(await reasonFor({ gas: 16_500_000n })).to.contain('may have at most 16777216');
    expect(await reasonFor({ data: `${data}${'00'.repeat(500_000)}` })).to.contain('may have at most');
    expect(await reasonFor({ to: context.testDollar })).to.contain("is not a guild's contract");
    expect(await reasonFor({ to: guild.timelock })).to.contain('does not accept forwarded calls');
    expect(await reasonFor({ data: '0x12345678' })).to.contain('does not offer');
    expect(await reasonFor({ data: '0x' })).to.contain('does not offer');
    const view = abis.GuildToken.encodeFunctionData('totalSupply');
    expect(await reasonFor({ data: view })).to.contain('does not offer');
    const prepared = await prepare(context, prepareApprove, context.funded(2), {
      token: context.testDollar,
      spender: guild.treasury,
      amount: '1',
    });
    expect(prepared.forwardRequest).to.equal(null);
    expect(prepared.sponsorship.reason).to.contain("is not a guild's contract");
    const ownToken = await prepare(context, prepareApprove, context.penniless(0), {
      token: guild.token,
      spender: guild.treasury,
      amount: '1',
    });
    expect(ownToken.sponsorship).to.deep.equal({ sponsored: true, reason: null });
  });

  it("sends a guild's creation with the gas that it prepared", async () => {
    const input = { ...(await guildInput(context)), name: 'Borealis' };
    const { prepared, receipt } = await actAndPay(context, prepareCreateGuild, context.funded(3), input);
    expect(receipt.gasUsed <= BigInt(String(prepared.unsignedTransaction?.gasLimit))).to.equal(true);
    expect(prepared.simulation.result.map((value) => value.name)).to.deep.equal(['guildId', 'contracts']);
  });

  it('founds a guild with the default rules and limits, and takes the rules of a category once', async () => {
    const input = { ...(await guildInput(context)), name: 'Delphinus', categories: [], rewardTerms: null };
    const { events } = await act(context, prepareCreateGuild, context.penniless(0), input);
    const config = events.find(({ name }) => name === 'GuildCreated')?.args.config;
    expect(config.categories.map((rules: { quorumBps: bigint }) => rules.quorumBps)).to.deep.equal([
      500n,
      1_000n,
      1_500n,
      1_500n,
      2_000n,
      4_000n,
    ]);
    expect(config.rewardTerms.cap).to.equal(9_000n * 10n ** 18n);
    const { categories } = (await guildInput(context)) as { categories: object[] };
    const twice = { ...input, name: 'Equuleus', categories: [...categories, ...categories.slice(0, 1)] };
    const [error] = await refusal(context, prepareCreateGuild, context.penniless(0), twice);
    expect(error).to.deep.include({ field: ['categories'], message: 'Give the rules of each category once.' });
  });

  it("says that the chain's node does not answer, and nothing of where it is", async () => {
    await context.node.stop();
    const input = { from: STRANGER, ...delegation() };
    const failure = await prepareDelegate({}, { input }, context).catch((error) => error);
    expect(failure).to.be.instanceOf(GraphQLError);
    expect(failure.extensions.code).to.equal('UPSTREAM_UNAVAILABLE');
    expect(failure.message).to.not.contain('127.0.0.1');
  });
});
