import { expect } from 'chai';
import type { Contract } from 'ethers';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { type ActingGuild, guildConfig, openGuild } from '../../testing/ledger/actingGuild.ts';
import { type ChainActor, openChainActor } from '../../testing/ledger/chainActor.ts';
import { type LedgerContext, ledgerContext } from '../../testing/ledger/ledgerContext.ts';
import { runningStack } from '../../testing/stack/runningStack.ts';
import type { Hex } from '../../verify/chain/types.ts';
import { createMerkleTree } from '../../verify/tree/merkleTree.ts';
import { readAll } from './readLedger.ts';

type Anchor = Record<
  'seq' | 'head' | 'previousHead' | 'root' | 'entryCount' | 'fromBlock' | 'toBlock' | 'blockHash',
  string
>;
type Prepared = { prepared: { call: { to: string; data: string } } | null; userErrors: { message: string }[] };

const FIELDS = 'seq head previousHead root entryCount fromBlock toBlock blockHash';
const PREPARE = `mutation ($input: PrepareAnchorInput!) {
  prepareAnchor(input: $input) { prepared { call { to data } } userErrors { message } }
}`;

describe('anchors of a ledger', () => {
  let context: LedgerContext;
  let gateway: string;
  let chain: ChainActor;
  let guild: ActingGuild;
  let trail: Contract;

  before(async () => {
    context = await ledgerContext();
    gateway = (await runningStack()).graphql;
    chain = openChainActor(context.rpcUrl);
    const { founder } = chain.people;
    const factory = await chain.contract('GuildFactory', context.factory);
    const config = guildConfig(chain, context.testDollar, 'Anchored guild');
    const addresses = await factory.getFunction('predictGuild')(founder.address, config);
    await chain.call(founder, factory, 'createGuild', config);
    guild = await openGuild(chain, addresses, context.testDollar);
    trail = guild.auditTrail;
  });
  after(() => chain?.provider.destroy());

  /** Has the guild's ledger grow, and blocks follow, and waits until they are indexed. */
  async function grow(): Promise<void> {
    const { founder, second } = chain.people;
    for (const to of [second, founder, second, founder]) await chain.call(founder, guild.token, 'delegate', to.address);
    await context.indexed(await chain.provider.getBlockNumber());
  }

  /** Anchors as an auditor does, with what the gateway prepares. */
  async function anchor(input: object = {}): Promise<void> {
    const { officer } = chain.people;
    const variables = { input: { guild: guild.id, from: officer.address, ...input } };
    const answer = await queryGraph<{ prepareAnchor: Prepared }>(gateway, PREPARE, variables);
    const { prepared, userErrors } = answer.prepareAnchor;
    if (!prepared) throw new Error(userErrors.map(({ message }) => message).join(' '));
    const { blockNumber } = await chain.send(officer, prepared.call.to, prepared.call.data);
    await context.indexed(blockNumber);
  }

  const entriesOf = () =>
    readAll<{ number: string; entryHash: Hex; blockNumber: string }>(
      context.ledgerUrl,
      'ledgerEntries',
      'number entryHash blockNumber',
      `guild: "${guild.id}"`,
    );

  it('are of all its entries up to a block, and prove each of them on the chain', async () => {
    await grow();
    await anchor();
    await grow();
    await anchor({ toBlock: String((await chain.provider.getBlockNumber()) - 1) });
    await anchor({ toBlock: String((await chain.provider.getBlockNumber()) - 1) });

    const entries = (await entriesOf()).sort((one, other) => Number(one.number) - Number(other.number));
    const tree = createMerkleTree();
    for (const { entryHash } of entries) tree.append(entryHash);
    const anchors = await readAll<Anchor>(context.ledgerUrl, 'anchors', FIELDS, `guild: "${guild.id}"`);
    anchors.sort((one, other) => Number(one.seq) - Number(other.seq));
    expect(anchors.map(({ seq }) => seq)).to.deep.equal(['1', '2', '3']);
    for (const [index, { head, previousHead, root, entryCount, fromBlock, toBlock, blockHash }] of anchors.entries()) {
      const covered = entries.filter(({ blockNumber }) => Number(blockNumber) <= Number(toBlock));
      expect(Number(entryCount)).to.equal(covered.length);
      expect(head).to.equal(covered.at(-1)?.entryHash);
      expect(root).to.equal(tree.root(covered.length));
      expect(blockHash).to.equal((await chain.provider.getBlock(Number(toBlock)))?.hash);
      const before = anchors[index - 1];
      if (before) expect([previousHead, Number(fromBlock)]).to.deep.equal([before.head, Number(before.toBlock) + 1]);
      for (const [place, { entryHash }] of covered.entries()) {
        const proof = tree.inclusionProof(place, covered.length);
        expect(await trail.getFunction('verifyEntry')(index + 1, place, entryHash, proof)).to.equal(true);
        expect(await trail.getFunction('verifyEntry')(index + 1, place, blockHash, proof)).to.equal(false);
      }
    }
  });

  it('are due when there is more than the last one’s own entry', async () => {
    const ask = async () =>
      (
        await queryGraph<{ anchorDue: { entries: string; isDue: boolean } }>(
          gateway,
          'query ($guild: Bytes!) { anchorDue(guild: $guild) { entries isDue } }',
          { guild: guild.id },
        )
      ).anchorDue;
    await anchor({ toBlock: String((await chain.provider.getBlockNumber()) - 1) });
    const { entries } = await ask();
    await grow();
    expect(Number((await ask()).entries)).to.be.greaterThan(Number(entries));
    await chain.wait(24 * 3_600);
    await grow();
    expect((await ask()).isDue).to.equal(true);
  });

  it('are refused for a range without a new block, in words', async () => {
    const last = await trail.getFunction('nextFromBlock')();
    const failure = await anchor({ toBlock: String(last - 1n) }).catch((error: Error) => error.message);
    expect(failure).to.match(
      new RegExp(`^The last anchor covers block ${last - 1n}: the next one ends at block ${last} or`),
    );
  });
});
