import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { type FaultyNode, startFaultyNode } from '../../../../testing/faultyNode.ts';
import { anchorArguments } from '../../../../testing/inventedLedger.ts';
import { until } from '../../../../testing/until.ts';
import { openLedgerDatabase } from '../ledgerDatabase.ts';
import { type FollowStage, startFollowStage } from './followStage.ts';
import { type RunningFollow, runFollow } from './runFollow.ts';

/** A process that was just started looks slowly on a busy machine. */
const LOOKS = 2_000;

describe('verify --follow', () => {
  let stage: FollowStage;
  let node: FaultyNode;
  let ledger: FaultyNode;
  let folder: string;
  let running: RunningFollow;
  before(async () => {
    stage = await startFollowStage();
    await stage.indexed();
    node = await startFaultyNode(stage.rpcUrl);
    ledger = await startFaultyNode(stage.ledger.queryUrl);
    folder = await mkdtemp(join(tmpdir(), 'guildhall-follow-'));
    running = await start();
  });
  after(async () => {
    await running?.end('SIGKILL');
    await node?.stop();
    await ledger?.stop();
    await stage?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const start = () =>
    runFollow(
      ...['--rpc', node.url, '--graphql', ledger.url, '--factory', stage.factory, '--forwarder', ZeroAddress],
      ...['--state', join(folder, 'state')],
    );
  /** Waits until it has compared the chain's newest block. */
  async function verifiedNewest() {
    const hash = (await stage.chain.provider.getBlock('latest'))?.hash;
    return until(
      'the newest block is verified',
      async () => {
        const status = await running.status();
        return status.verified.some((block) => block.hash === hash) ? status : undefined;
      },
      LOOKS,
    );
  }

  it('serves each guild’s head and that it is verified', async () => {
    const { guilds, chainId, factory, block, differing } = await verifiedNewest();
    expect({ chainId, factory, count: differing.count }).to.deep.equal({
      chainId: '31337',
      factory: stage.factory,
      count: 0,
    });
    expect(guilds.map(({ guild }) => guild)).to.deep.equal(stage.guilds.map(({ id }) => id));
    for (const guild of guilds) {
      expect(guild).to.deep.include({ verified: true, block, differences: [], warnings: [] });
      expect(Number(guild.entryCount)).to.be.greaterThan(0);
    }
  });

  it('refuses other paths and methods in JSON', async () => {
    for (const [path, method, status] of [
      ['/', 'GET', 404],
      ['/__proto__', 'GET', 404],
      ['/status', 'POST', 405],
    ] as const) {
      const answer = await fetch(running.url + path, { method });
      expect(answer.status).to.equal(status);
      expect(((await answer.json()) as { error: string }).error).to.be.a('string');
    }
  });

  it('waits for a node that is away, says so, and goes on when it is back', async () => {
    node.setFaults(() => 'drop-call');
    await until('it says so', async () => (await running.status()).problem?.includes('no answer'), LOOKS);
    await stage.act();
    node.setFaults(() => undefined);
    expect((await verifiedNewest()).problem).to.equal(null);
    expect(running.output()).to.include('… waits: ').and.to.include('… goes on');
  });

  it('waits for a ledger that is away', async () => {
    ledger.setFaults(() => 'bad-gateway');
    await until('it says so', async () => (await running.status()).problem?.includes('no answer'), LOOKS);
    await stage.act();
    ledger.setFaults(() => undefined);
    expect((await verifiedNewest()).problem).to.equal(null);
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`ends in good order on ${signal}, and goes on where it ended`, async () => {
      await verifiedNewest();
      expect(await running.end(signal)).to.equal(0);
      expect((await stat(join(folder, 'state'))).size).to.be.greaterThan(0);
      node.calls.clear();
      running = await start();
      await stage.mine();
      const { guilds } = await verifiedNewest();
      expect(guilds.length).to.equal(2);
      // The blocks before are not read again.
      expect(node.calls.get('eth_getBlockReceipts') ?? 0).to.equal(0);
    });
  }

  it('goes back behind blocks that were dropped while it was away', async () => {
    const { provider } = stage.chain;
    const snapshot: unknown = await provider.send('evm_snapshot', []);
    await stage.act(2);
    await verifiedNewest();
    expect(await running.end('SIGTERM')).to.equal(0);
    await provider.send('evm_revert', [snapshot]);
    for (let i = 0; i < 4; i++) await stage.mine();
    running = await start();
    await verifiedNewest();
    expect(running.output()).to.include('has dropped its blocks').and.not.to.include('anew');
  });

  it('names guild, block, row, field, both values and what to do, and exits with 1 while they differ', async () => {
    const database = await openLedgerDatabase(stage.ledger.databaseUrl);
    await stage.act();
    await verifiedNewest();
    const [guild] = stage.guilds;
    await database.tamper(
      `update ledger_head set entry_count = 1 where guild = '\\x${guild.id.slice(2)}'`,
      async () => {
        await stage.mine();
        const status = await until(
          'it differs',
          async () => {
            const seen = await running.status();
            return seen.differing.count > 0 && seen;
          },
          LOOKS,
        );
        expect(status.differing.guilds).to.deep.equal([guild.id]);
        expect(status.verified).to.deep.equal([]);
        const [first] = status.guilds;
        expect(first).to.deep.include({ verified: false, differenceCount: 1 });
        const [difference] = first?.differences ?? [];
        expect(difference?.fields[0]).to.deep.include({
          field: 'entryCount',
          served: '"1"',
          derived: `"${first?.entryCount}"`,
        });
        const told = running.output();
        for (const part of [guild.id, 'LedgerHead', 'entryCount', 'block ', 'Index the chain again'])
          expect(told).to.include(part);
        expect(await running.end('SIGTERM')).to.equal(1);
        running = await start();
        await until('it still differs', async () => (await running.status()).differing.count === 1, LOOKS);
      },
    );
    await database.close();
    await stage.mine();
    expect((await verifiedNewest()).guilds[0]).to.deep.include({ verified: true });
    expect(running.output()).to.include('✔ gone: LedgerHead');
  });

  it('warns of a wrong anchor, which the ledger shows as the chain has it, and exits with 1', async () => {
    const { chain, guilds } = stage;
    const [, { auditTrail, id }] = guilds;
    const toBlock = (await chain.provider.getBlockNumber()) - 1;
    const invented = await anchorArguments(auditTrail, chain.provider, 10, toBlock);
    await chain.call(chain.people.officer, auditTrail, 'anchor', ...invented);
    const status = await verifiedNewest();
    const guild = status.guilds.find((one) => one.guild === id);
    expect(guild).to.deep.include({ verified: true, differences: [] });
    expect(guild?.warnings.map(({ problem, type }) => [problem, type])).to.deep.equal([['anchor', 'Anchor']]);
    expect(status.differing.count).to.equal(0);
    expect(await running.end('SIGTERM')).to.equal(1);
  });
});
