import { Differences } from '../certificate/differences.ts';
import type { ChainNode } from '../chain/node/node.ts';
import { readChain } from '../chain/readChain.ts';
import type { TrustedHead } from '../chain/trustedHead.ts';
import type { ChainBlock, ChainLog, Hex } from '../chain/types.ts';
import { AnchorCheck } from '../compare/anchorCheck.ts';
import { compareAssets, type Surplus } from '../compare/assets.ts';
import { Comparison } from '../compare/comparison.ts';
import type { Difference } from '../compare/difference.ts';
import { LedgerComparison } from '../compare/ledgerComparison.ts';
import type { LedgerServer } from '../compare/server/ledgerServer.ts';
import { TokenCheck } from '../compare/tokenCheck.ts';
import { GuildLedger } from '../ledger/guildLedger.ts';
import { Problem } from './problem.ts';
import { Progress } from './report/progress.ts';
import { type SavedState, type StateScope, saveState } from './state/stateFile.ts';
import type { Target } from './target.ts';

const SAVED_EVERY_MS = 10_000;

/** What is verified, and by what. */
export type Verification = {
  node: ChainNode;
  server: LedgerServer;
  head: TrustedHead;
  target: Target;
  task: StateScope;
  stateFile: string | undefined;
  /** How often it is written, in milliseconds; by default every ten seconds. */
  saveEveryMs?: number;
  saved: SavedState | undefined;
  /** The blocks from the first one to the head; by default the node's. */
  blocks?: AsyncIterable<ChainBlock> | Iterable<ChainBlock>;
};

/** What a verification came to. */
export type VerifiedGuild = {
  /** All guilds that the factory has made in the blocks that were read, by number. */
  made: ReadonlyMap<bigint, Hex>;
  entryCount: bigint;
  entryHash: Hex;
  accounts: number;
  surplus: Surplus[];
  /** Numbers of anchors that begin anew. */
  anchorsAnew: bigint[];
  differences: Difference[];
  /** How many there are, those that are not told included. */
  differenceCount: number;
};

/** Derives a guild's ledger from the chain, and compares it with what is served at a block. */
export async function verifyGuild(verification: Verification): Promise<VerifiedGuild> {
  const { node, server, head, target, saved, saveEveryMs = SAVED_EVERY_MS } = verification;
  const differences = new Differences(saved?.differences);
  const report = differences.add;
  const ledger = new GuildLedger(target, saved?.rows);
  for (const [number, guild] of saved?.made ?? []) ledger.made.set(number, guild);
  const to = new Comparison(server, target.guild, report);
  const comparison = new LedgerComparison(to, saved?.progress);
  const tokens = new TokenCheck(saved?.described);
  const anchors = new AnchorCheck(report, saved?.covered, saved?.anew);
  const first = saved === undefined ? target.fromBlock : saved.block.number + 1n;
  const progress = new Progress(first, head.number);
  let savedAt = performance.now();
  for await (const block of verification.blocks ?? blocksOf(verification, ledger, first)) {
    const derived = ledger.add(block);
    const made = derived.flatMap((one) => one.made);
    anchors.add(
      block.number,
      derived.map(({ entry }) => entry),
      made.filter(({ type }) => type === 'Anchor').map(({ row }) => row),
    );
    tokens.add(block.number, derived);
    await comparison.add(derived);
    progress.at(block.number, ledger.head.entryCount);
    if (verification.stateFile === undefined || performance.now() - savedAt < saveEveryMs) continue;
    await comparison.flush();
    const { covered, anew } = anchors;
    const state = {
      task: verification.task,
      block,
      progress: comparison.progress,
      differences: differences.told,
      covered,
      anew,
      described: tokens.described,
      made: [...ledger.made],
    };
    await saveState(verification.stateFile, state, ledger.records);
    savedAt = performance.now();
  }
  const guild = ledger.records.find('Guild', target.guild);
  if (guild === undefined) {
    const advice = 'give an earlier --from-block, or the right --factory';
    throw new Problem(
      `From block ${target.fromBlock} on, ${target.factory} makes no guild ${target.guild}: ${advice}.`,
    );
  }
  await comparison.end(ledger.records);
  await tokens.compare(to, { node, guild, blockHash: head.hash });
  const accounts = [...ledger.records.of('LedgerAccount')];
  const surplus = await compareAssets(report, node, accounts, head.hash);
  const { entryCount, hash: entryHash } = ledger.head;
  return {
    made: ledger.made,
    entryCount,
    entryHash,
    accounts: accounts.length,
    surplus,
    anchorsAnew: anchors.anew,
    differences: differences.told,
    differenceCount: differences.count,
  };
}

/** The blocks that are still to come, which must follow the last one of an earlier run. */
async function* blocksOf(
  { node, head, task, saved }: Verification,
  ledger: GuildLedger,
  first: bigint,
): AsyncGenerator<ChainBlock> {
  if (first > head.number) return;
  const followed = new Set(ledger.followed);
  let parent = saved?.block.hash;
  const namedBy = (log: ChainLog) => ledger.namedBy(log);
  const range = { chainId: BigInt(task.chainId), from: first, to: head, followed, namedBy };
  for await (const block of readChain(node, range)) {
    if (parent !== undefined && block.parentHash !== parent) {
      throw new Problem('The chain has been reorganised since the state file was written: delete it to begin anew.');
    }
    parent = block.hash;
    yield block;
  }
}
