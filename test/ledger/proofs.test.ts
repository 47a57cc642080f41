import { expect } from 'chai';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { LOCAL_CHAIN_ID } from '../../local/parts/chain.ts';
import { type ActingGuild, guildConfig, openGuild } from '../../testing/ledger/actingGuild.ts';
import { type ChainActor, openChainActor } from '../../testing/ledger/chainActor.ts';
import { type LedgerContext, ledgerContext } from '../../testing/ledger/ledgerContext.ts';
import { runningStack } from '../../testing/stack/runningStack.ts';
import type { Hex } from '../../verify/chain/types.ts';
import { checkEntryProof } from '../../verify/proof/checkEntryProof.ts';
import { readEntryProof } from '../../verify/proof/readEntryProof.ts';
import type { ClaimedEntry, EntryProof } from '../../verify/proof/types.ts';
import { readAll } from './readLedger.ts';

type Row = Record<'id' | 'kind' | 'topic0' | 'payloadHash' | 'previousHash' | 'entryHash', Hex> &
  Record<'number' | 'blockNumber' | 'timestamp', string> &
  Record<'blockHash' | 'transactionHash' | 'transactionFrom', Hex> & { logIndex: number; contract: { address: Hex } };

const FIELDS = `number kind contract { address } topic0 payloadHash previousHash entryHash blockNumber blockHash timestamp
  transactionHash transactionFrom logIndex`;
const LOG = '{ header transactionIndex transactionNodes receiptNodes position }';
const PROOF = `query ($entry: Bytes!) { proof(entry: $entry) { log ${LOG} guild ${LOG} anchor { log ${LOG} path } } }`;
const PREPARE = `mutation ($input: PrepareAnchorInput!) {
  prepareAnchor(input: $input) { prepared { call { to data } } userErrors { message } }
}`;

describe('the proof of an entry, of the gateway', () => {
  let context: LedgerContext;
  let gateway: string;
  let chain: ChainActor;
  let guild: ActingGuild;
  let entries: { id: Hex; entry: ClaimedEntry }[];

  before(async () => {
    context = await ledgerContext();
    gateway = (await runningStack()).graphql;
    chain = openChainActor(context.rpcUrl);
    const { founder, second } = chain.people;
    const factory = await chain.contract('GuildFactory', context.factory);
    const config = guildConfig(chain, context.testDollar, 'Proven guild');
    const addresses = await factory.getFunction('predictGuild')(founder.address, config);
    await chain.call(founder, factory, 'createGuild', config);
    guild = await openGuild(chain, addresses, context.testDollar);
    for (const to of [second, founder, second]) await chain.call(founder, guild.token, 'delegate', to.address);
    await context.indexed(await chain.provider.getBlockNumber());
    await anchor();
    entries = (await readAll<Row>(context.ledgerUrl, 'ledgerEntries', FIELDS, `guild: "${guild.id}"`))
      .map((row) => ({ id: row.id, entry: claimed(row) }))
      .sort((one, other) => Number(one.entry.number - other.entry.number));
  });
  after(() => chain?.provider.destroy());

  /** Anchors as an auditor does, with what the gateway prepares. */
  async function anchor(): Promise<void> {
    const { officer } = chain.people;
    const toBlock = String((await chain.provider.getBlockNumber()) - 1);
    const variables = { input: { guild: guild.id, from: officer.address, toBlock } };
    type Answer = { prepareAnchor: { prepared: { call: { to: string; data: string } } } };
    const { prepareAnchor } = await queryGraph<Answer>(gateway, PREPARE, variables);
    const { to, data } = prepareAnchor.prepared.call;
    const { blockNumber } = await chain.send(officer, to, data);
    await context.indexed(blockNumber);
  }

  function claimed({ id, number, contract, blockNumber, timestamp, ...row }: Row): ClaimedEntry {
    const {
      kind,
      topic0,
      payloadHash,
      previousHash,
      entryHash,
      blockHash,
      transactionHash,
      transactionFrom,
      logIndex,
    } = row;
    return {
      id,
      guild: guild.id as Hex,
      number: BigInt(number),
      contract: contract.address,
      blockNumber: BigInt(blockNumber),
      timestamp: BigInt(timestamp),
      ...{ kind, topic0, payloadHash, previousHash, entryHash, blockHash, transactionHash, transactionFrom, logIndex },
    };
  }

  async function proofOf(id: string): Promise<EntryProof | null> {
    const { proof } = await queryGraph<{ proof: unknown }>(gateway, PROOF, { entry: id });
    return proof === null ? null : readEntryProof(proof);
  }

  const check = (proof: EntryProof, entry: ClaimedEntry, trusted: ReadonlySet<Hex>) =>
    checkEntryProof(proof, entry, {
      chainId: BigInt(LOCAL_CHAIN_ID),
      factory: context.factory.toLowerCase() as Hex,
      guild: guild.id as Hex,
      trusted,
    });

  it('shows each entry by the blocks of the chain, and its number where an anchor covers it', async () => {
    const last = await chain.provider.getBlockNumber();
    const numbers = Array.from({ length: last + 1 }, (_, number) => number);
    const blocks = await Promise.all(numbers.map((number) => chain.provider.getBlock(number)));
    const trusted = new Set(blocks.map((block) => block?.hash as Hex));
    const outcomes = new Map<string, number>();
    for (const { id, entry } of entries) {
      const { outcome, steps } = check((await proofOf(id)) as EntryProof, entry, trusted);
      expect(outcome, `entry ${entry.number}: ${steps.at(-1)?.reason}`).to.not.equal('wrong');
      const open = steps.filter((step) => step.outcome === 'not shown').length;
      outcomes.set(`${open} open`, (outcomes.get(`${open} open`) ?? 0) + 1);
    }
    // The anchor's own entry, and those of its last block but one, are covered by none.
    expect([...outcomes.keys()].sort()).to.deep.equal(['0 open', '1 open']);
    expect(outcomes.get('0 open')).to.be.greaterThan(10);
  });

  it('shows no other entry, and nothing of other blocks', async () => {
    const [first, second] = entries as [(typeof entries)[number], (typeof entries)[number]];
    const proof = (await proofOf(first.id)) as EntryProof;
    expect(check(proof, second.entry, new Set([first.entry.blockHash])).outcome).to.equal('wrong');
    expect(check(proof, first.entry, new Set([second.entry.entryHash])).outcome).to.equal('wrong');
  });

  it('is none of an entry that is not there', async () => {
    expect(await proofOf(`0x${'00'.repeat(12)}`)).to.equal(null);
    const failure = await proofOf('0x12').catch((error: Error) => error.message);
    expect(failure).to.match(/"0x12" is not the id of an entry/);
  });
});
