import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { createProbes } from '../../../api/http/health/probes.ts';
import { LOCAL_CHAIN_ID } from '../../../local/parts/chain.ts';
import type { OwnLedger } from '../../../testing/ledger/bareStack.ts';
import { dumpLedger, type LedgerDump } from './dumpLedger.ts';
import { documentRead, entryBlocks, followedTo, proofAt } from './ledgerState.ts';
import { type ChainBlock, type ReorgStage, startReorgStage } from './reorgStage.ts';

/** What `gnd dev` sets ETHEREUM_REORG_THRESHOLD to, whatever its environment says. */
const THRESHOLD = 10;
/** As far as every graph-node can go back, also one that was started after the branch: it has the last block and these. */
const DEEPEST = THRESHOLD + 1;
const DEPTHS = [1, 5, THRESHOLD, DEEPEST];
const PATIENCE_MS = 1_000;

describe('F-32 a ledger of a reorganised chain', () => {
  let stage: ReorgStage;
  let followed: OwnLedger;
  /** What the followed ledger was after each reorganisation, at the chain's last block of then. */
  const states: { head: ChainBlock; dump: LedgerDump; proof: string }[] = [];

  before(async () => {
    stage = await startReorgStage();
    followed = await stage.openLedger('followed');
    await followedTo(followed, await stage.head());
  });
  after(() => stage?.stop());

  for (const depth of DEPTHS) {
    it(`has no row of a dropped branch of ${depth} blocks`, async () => {
      const branch = await stage.reorganise(depth, 'busy', async (blocks) => {
        await followedTo(followed, blocks.at(-1) as ChainBlock);
        expect(new Set(await entryBlocks(followed, blocks)).size).to.equal(depth);
      });
      const head = await stage.head();
      await followedTo(followed, head);
      expect(await entryBlocks(followed, branch)).to.deep.equal([]);
      const dump = await dumpLedger(followed.queryUrl, head.number);
      states.push({ head, dump, proof: await proofAt(followed, head) });
    });
  }

  it('has a document again that was read in a dropped block', async () => {
    const depth = 3;
    const read = { cid: '', blocks: 0, title: '' };
    await stage.reorganise(depth, 'busy', async (blocks, cid) => {
      await followedTo(followed, blocks.at(-1) as ChainBlock);
      const { title, mined } = await documentRead(followed, cid, stage.mine);
      Object.assign(read, { cid, blocks: mined, title });
    });
    // The final branch must be the longer one.
    for (let i = 0; i < read.blocks; i++) await stage.mine();
    await followedTo(followed, await stage.head());
    expect(read.title).to.match(/^Agreement \d$/);
    expect(await documentRead(followed, read.cid, stage.mine)).to.include({ title: read.title });
  });

  describe('beside two new ones', () => {
    let ledgers: OwnLedger[] = [];
    let last: ChainBlock;
    before(async () => {
      last = await stage.head();
      ledgers = await Promise.all(['new_one', 'new_two'].map((name) => stage.openLedger(name)));
      for (const ledger of ledgers) await followedTo(ledger, last);
    });
    after(async () => {
      for (const ledger of ledgers) await ledger.close();
    });

    it('has their rows at each final branch: the same numbers, balances, entry hashes and proof of indexing', async () => {
      const [ledger] = ledgers as [OwnLedger];
      expect(states.length).to.equal(DEPTHS.length);
      for (const { head, dump, proof } of states) {
        expect(dump.ledgerEntries?.[0]).to.include('"entryHash":"0x').and.include('"number":"1"');
        expect(dump.ledgerAccounts?.[0]).to.include('"balance":');
        expect(await dumpLedger(ledger.queryUrl, head.number)).to.deep.equal(dump);
        expect(await proofAt(ledger, head)).to.equal(proof);
      }
    });

    it('finds them alike, byte by byte, and in their proofs of indexing', async () => {
      const [one, two] = ledgers as [OwnLedger, OwnLedger];
      expect(one.deployment).to.equal(two.deployment);
      const dumps = await Promise.all(ledgers.map(({ queryUrl }) => dumpLedger(queryUrl, last.number)));
      expect(JSON.stringify(dumps[0])).to.equal(JSON.stringify(dumps[1]));
      expect(await proofAt(one, last)).to.equal(await proofAt(two, last));
      expect(await proofAt(one, last)).not.to.equal(await proofAt(two, states[0]?.head as ChainBlock));
    });
  });

  it(`goes back ${DEEPEST} blocks, however new it is`, async () => {
    const [ledger, branch] = await dropUnder('opened_late', DEEPEST);
    const head = await stage.head();
    await followedTo(ledger, head);
    await followedTo(followed, head);
    expect(await entryBlocks(ledger, branch)).to.deep.equal([]);
    expect(await probe(ledger)()).to.include({ ok: true });
    expect(await dumpLedger(ledger.queryUrl, head.number)).to.deep.equal(
      await dumpLedger(followed.queryUrl, head.number),
    );
    await ledger.close();
  });

  it('is told to have lost the chain when it cannot go back that far, and is right once indexed anew', async () => {
    const [lost, branch] = await dropUnder('lost', DEEPEST + 1);
    const look = probe(lost);
    const head = await stage.head();
    await followedTo(followed, head);
    await followedTo(lost, branch[0] as ChainBlock);
    expect(await look()).to.include({ ok: true });
    await sleep(PATIENCE_MS);
    const { number, hash } = branch[0] as ChainBlock;
    expect(await look()).to.include({
      ok: false,
      reason:
        `The ledger has stayed at block ${number} (${hash}), which the chain has dropped: it was reorganised deeper ` +
        'than graph-node can go back. Rebuild the ledger: npm start -- --reindex, see docs/ledger.md.',
      indexedBlock: number,
      chainHeadBlock: head.number,
    });
    await lost.close();
    const rebuilt = await stage.openLedger('lost', true);
    await followedTo(rebuilt, head);
    expect(await probe(rebuilt)()).to.include({ ok: true });
    expect(await dumpLedger(rebuilt.queryUrl, head.number)).to.deep.equal(
      await dumpLedger(followed.queryUrl, head.number),
    );
  });

  /** Opens a ledger on a branch that is then dropped, whose first block graph-node has no reason to keep. */
  async function dropUnder(name: string, depth: number): Promise<[OwnLedger, ChainBlock[]]> {
    let ledger: OwnLedger | undefined;
    const branch = await stage.reorganise(depth, 'quiet', async (blocks) => {
      ledger = await stage.openLedger(name);
      await followedTo(ledger, blocks.at(-1) as ChainBlock);
      expect(await entryBlocks(ledger, blocks)).to.include(blocks[1]?.hash);
    });
    return [ledger as OwnLedger, branch];
  }

  /** The gateway's probe of a ledger. */
  function probe({ queryUrl, statusUrl }: OwnLedger) {
    const config = { graphNodeUrl: queryUrl, graphNodeStatusUrl: statusUrl, rpcUrl: stage.rpcUrl };
    const probes = createProbes(
      { ...config, chainId: BigInt(LOCAL_CHAIN_ID) },
      { isReady: async () => true, keys: async () => [] },
      { patienceMs: PATIENCE_MS },
    );
    return probes.ledger as NonNullable<typeof probes.ledger>;
  }
});
