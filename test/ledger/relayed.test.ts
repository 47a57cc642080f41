import { expect } from 'chai';
import { AbiCoder, type Contract, concat, dataLength, type TransactionReceipt, toBeHex, ZeroAddress } from 'ethers';
import { callRpc } from '../../local/http/rpc.ts';
import { type ActingGuild, digestOf, guildConfig, openGuild } from '../../testing/ledger/actingGuild.ts';
import { type ChainActor, openChainActor } from '../../testing/ledger/chainActor.ts';
import { type LedgerContext, ledgerContext } from '../../testing/ledger/ledgerContext.ts';
import { agreedProject, deliver } from './agreedProject.ts';
import { type ProposedCall, pass, propose } from './decide.ts';
import { readAll } from './readLedger.ts';
import { type SignedRequest, signRequest } from './signRequest.ts';

type Entry = { kind: string; actor: { id: string }; transactionFrom: string };

const REQUEST = 'tuple(address from,address to,uint256 value,uint256 gas,uint48 deadline,bytes data,bytes signature)';
const WORD = 32;
/** Addresses at which contracts are placed that make one call, whatever they are called with. */
const CALLER = '0xca11000000000000000000000000000000000001';
const RECEIVER = '0xca11000000000000000000000000000000000002';

describe('who acted behind a relayer', () => {
  let context: LedgerContext;
  let chain: ChainActor;
  let forwarder: Contract;
  let guild: ActingGuild;
  let creation: TransactionReceipt;
  before(async () => {
    context = await ledgerContext();
    chain = openChainActor(context.rpcUrl);
    forwarder = await chain.contract('Forwarder', context.forwarder);
    const factory = await chain.contract('GuildFactory', context.factory);
    const { founder } = chain.people;
    const config = guildConfig(chain, context.testDollar, 'Relayed guild');
    const addresses = await factory.getFunction('predictGuild')(founder.address, config);
    creation = await execute(await signRequest(forwarder, founder, [factory, 'createGuild', config]));
    guild = await openGuild(chain, addresses, context.testDollar);
  });
  after(() => chain?.provider.destroy());

  /** Sends requests as `stranger`, who is the relayer in all tests. */
  function relay(name: 'execute' | 'executeBatch', ...args: unknown[]): Promise<TransactionReceipt> {
    return chain.call(chain.people.stranger, forwarder, name, ...args);
  }
  const execute = (request: SignedRequest) => relay('execute', request);
  const sign = (signer: keyof ChainActor['people'], call: ProposedCall, ahead?: bigint) =>
    signRequest(forwarder, chain.people[signer], call, ahead);
  const delegation = (to: keyof ChainActor['people']): ProposedCall => [
    guild.token,
    'delegate',
    chain.people[to].address,
  ];

  async function entriesOf({ hash, blockNumber }: TransactionReceipt): Promise<Entry[]> {
    await context.indexed(blockNumber);
    const fields = 'kind actor { id } transactionFrom';
    return readAll<Entry>(context.ledgerUrl, 'ledgerEntries', fields, `transactionHash: "${hash}"`);
  }

  /** Holds the actor of all entries of some kinds to somebody; each kind must be there. */
  async function expectActor(receipt: TransactionReceipt, kinds: string[], actor: keyof ChainActor['people']) {
    const entries = await entriesOf(receipt);
    for (const kind of kinds) {
      const actors = entries.filter((entry) => entry.kind === kind).map((entry) => entry.actor.id);
      expect(new Set(actors), kind).to.deep.equal(new Set([chain.people[actor].address.toLowerCase()]));
    }
    const relayer = chain.people.stranger.address.toLowerCase();
    expect(entries.every(({ transactionFrom }) => transactionFrom === relayer)).to.equal(true);
  }

  it('is the founder whose request made the guild', async () => {
    await expectActor(
      creation,
      ['GUILD_CREATED', 'INITIALIZED', 'TARGET_FUNCTION_ROLE_UPDATED', 'TRANSFER'],
      'founder',
    );
    const [found] = await readAll<{ forwarder: string }>(context.ledgerUrl, 'guilds', 'forwarder', `id: "${guild.id}"`);
    expect(found?.forwarder).to.equal(context.forwarder.toLowerCase());
  });

  it('is who asked for a vote’s queueing, and the sender of a direct call', async () => {
    const calls: ProposedCall[] = [[guild.governor, 'relay', chain.people.writer.address, 0, '0x']];
    const proposal = await propose(guild, 'Relayed', calls);
    await pass(guild, proposal);
    const queued = await execute(await sign('client', [guild.governor, 'queue', ...proposal.action]));
    await expectActor(queued, ['PROPOSAL_QUEUED', 'CALL_SCHEDULED'], 'client');
    await chain.wait(61);
    const executed = await chain.call(chain.people.stranger, guild.governor, 'execute', ...proposal.action);
    await expectActor(executed, ['PROPOSAL_EXECUTED', 'CALL_EXECUTED'], 'stranger');
  });

  it('is the reviewer whose approval paid, and who asked for what is minted', async () => {
    await chain.call(chain.minter, guild.dollar, 'mint', chain.people.client.address, 10_000n);
    await chain.call(chain.people.client, guild.dollar, 'approve', guild.projects.target, 10_000n);
    const projectId = await agreedProject(guild, [{ amount: 10_000n }]);
    await deliver(guild, projectId, 0);
    const approval = [projectId, 0, 1, digestOf('work'), true, `0x${'00'.repeat(32)}`, ''];
    const approved = await execute(await sign('reviewer', [guild.projects, 'reviewDeliverable', ...approval]));
    await expectActor(approved, ['MILESTONE_RELEASED', 'REWARD_ACCRUED'], 'reviewer');
    const minted = await execute(await sign('second', [guild.rewards, 'claimMany', [chain.people.writer.address]]));
    await expectActor(minted, ['REWARD_CLAIMED', 'TRANSFER'], 'second');
  });

  it('is the signer of a batch when all of it is signed by one', async () => {
    const one = await relay('executeBatch', [await sign('client', delegation('founder'))], ZeroAddress);
    await expectActor(one, ['DELEGATE_CHANGED', 'DELEGATE_VOTES_CHANGED'], 'client');
    const requests = [await sign('client', delegation('second')), await sign('client', delegation('client'), 1n)];
    const two = await relay('executeBatch', requests, ZeroAddress);
    await expectActor(two, ['DELEGATE_CHANGED', 'DELEGATE_VOTES_CHANGED'], 'client');
  });

  it('is the relayer when a batch has two signers', async () => {
    const requests = [await sign('client', delegation('founder')), await sign('second', delegation('founder'))];
    await expectActor(await relay('executeBatch', requests, ZeroAddress), ['DELEGATE_VOTES_CHANGED'], 'stranger');
  });

  it('is never a signer whose request was not executed', async () => {
    await chain.call(chain.people.founder, guild.token, 'transfer', RECEIVER, 5n);
    await placeCaller(RECEIVER, guild.token, 'delegate', chain.people.second.address);
    const forged = { ...(await sign('client', delegation('client'))), value: 1n };
    const data = forwarder.interface.encodeFunctionData('executeBatch', [[forged], RECEIVER]);
    const refunded = await chain.send(chain.people.stranger, context.forwarder, data, 1n);
    await expectActor(refunded, ['DELEGATE_VOTES_CHANGED'], 'stranger');
    const skipping = await relay('executeBatch', [await sign('client', delegation('second'))], RECEIVER);
    await expectActor(skipping, ['DELEGATE_VOTES_CHANGED'], 'stranger');
  });

  it('is the sender when it is not the forwarder that the transaction calls', async () => {
    const request = await sign('client', delegation('founder'));
    await placeCaller(CALLER, forwarder, 'execute', request);
    const data = forwarder.interface.encodeFunctionData('execute', [request]);
    const wrapped = await chain.send(chain.people.stranger, CALLER, data);
    await expectActor(wrapped, ['DELEGATE_VOTES_CHANGED'], 'stranger');
  });

  it('is found where unusual calldata has it, and is the sender where offsets lead backwards', async () => {
    const shifted = unusualBatch(await sign('client', delegation('client')), false);
    const behind = await chain.send(chain.people.stranger, context.forwarder, shifted);
    await expectActor(behind, ['DELEGATE_VOTES_CHANGED'], 'client');
    const backwards = unusualBatch(await sign('client', delegation('founder')), true);
    const before = await chain.send(chain.people.stranger, context.forwarder, backwards);
    await expectActor(before, ['DELEGATE_VOTES_CHANGED'], 'stranger');
  });

  /** Calldata of a batch of one with its request before the array, or behind it and a gap; garbage is at the end. */
  function unusualBatch(request: SignedRequest, isBefore: boolean): string {
    const selector = forwarder.interface.getFunction('executeBatch')?.selector ?? '';
    const word = (value: bigint | number) => toBeHex(BigInt.asUintN(256, BigInt(value)), WORD);
    // Without the offset that an encoded struct begins with.
    const struct = `0x${AbiCoder.defaultAbiCoder()
      .encode([REQUEST], [request])
      .slice(2 + 2 * WORD)}`;
    const size = dataLength(struct);
    const head = (offset: number) => concat([selector, word(offset), word(0)]);
    if (isBefore) return concat([head(2 * WORD + size), struct, word(1), word(-size - WORD), '0xbad0']);
    return concat([head(3 * WORD), word(7), word(1), word(3 * WORD), word(8), word(9), struct, '0xbad0']);
  }

  /** Places a contract that makes a call whenever it is called, and reverts when that fails. */
  async function placeCaller(address: string, target: Contract, name: string, ...args: unknown[]): Promise<void> {
    const payload = target.interface.encodeFunctionData(name, args);
    const size = `0x63${toBeHex(dataLength(payload), 4).slice(2)}`;
    const copy = [size, '0x6039600039'];
    const call = ['0x60006000', size, '0x6000600073', await target.getAddress(), '0x5af1'];
    const revertIfFailed = '0x15603357005b60006000fd';
    await callRpc(context.rpcUrl, 'hardhat_setCode', [address, concat([...copy, ...call, revertIfFailed, payload])]);
  }
});
