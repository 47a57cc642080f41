import type { BlockMark, ChainHeader, Entry, LinkedBlock } from './blocks.ts';
import { pointOf } from './blocks.ts';
import type { ChainView } from './chainView.ts';
import { afterBlock, type LedgerSource, NOTHING_AFTER, type Seen } from './ledgerSource.ts';

/** The most blocks that are made up for one by one; beyond that, the view begins anew. */
const MOST_PASSED_OVER = 64;
/** How far back a new view knows single blocks: 2, 4, 8 … */
const PAST = [2, 4, 8, 16, 32, 64, 128, 256, 512];

/** Headers that lead to a block, the first of which is the child of `kept`; or, with `isNew`, of none that is known. */
type Branch = { kept: number; headers: ChainHeader[]; isNew: boolean };

/**
 * Asks for the ledger's newest block and brings a view up to it.
 *
 * @returns Whether the view has changed. It does not while the chain's node and graph-node are on different branches.
 * @throws GraphQLError UPSTREAM_UNAVAILABLE
 */
export async function look(view: ChainView, source: LedgerSource): Promise<boolean> {
  const before = view.head();
  const seen = await source.read({ after: before ? afterBlock(before.number) : NOTHING_AFTER });
  if (seen.head.hash === before?.hash) return false;
  const branch = await branchTo(view, source, seen.head);
  if (!branch) return false;
  const entries = await entriesOf(source, branch, before?.number === branch.kept ? seen : undefined, seen.head);
  const blocks = entries && withEntries(branch.headers, entries);
  if (!blocks) return false;
  view.deployment = seen.deployment;
  if (branch.isNew) await restart(view, source, blocks);
  else view.put(branch.kept, blocks);
  return true;
}

async function branchTo(view: ChainView, source: LedgerSource, head: ChainHeader): Promise<Branch | undefined> {
  if (view.at(head.number)?.hash === head.hash) return { kept: head.number, headers: [], isNew: false };
  const headers = [head];
  for (let first = head; ; headers.unshift(first)) {
    const kept = view.at(first.number - 1);
    if (kept?.hash === first.parentHash) return { kept: kept.number, headers, isNew: false };
    const floor = view.floor()?.number ?? head.number;
    if (first.number <= floor || headers.length > MOST_PASSED_OVER) {
      return { kept: head.number - 1, headers: [head], isNew: true };
    }
    const parent = await source.headerByHash(first.parentHash);
    if (!parent) return undefined;
    first = parent;
  }
}

/** All entries after `kept`; undefined when the ledger has moved on from the head meanwhile. */
async function entriesOf(
  source: LedgerSource,
  { kept }: Branch,
  first: Seen | undefined,
  head: ChainHeader,
): Promise<Entry[] | undefined> {
  const entries: Entry[] = [];
  let seen = first ?? (await source.read({ after: afterBlock(kept) }));
  for (;;) {
    if (seen.head.hash !== head.hash) return undefined;
    entries.push(...seen.entries);
    const last = entries.at(-1);
    if (!seen.isFull || !last) return entries;
    seen = await source.read({ after: last.id });
  }
}

/** Undefined when an entry is of another branch. */
function withEntries(headers: readonly ChainHeader[], entries: readonly Entry[]): LinkedBlock[] | undefined {
  const byHash = Map.groupBy(entries, ({ blockHash }) => blockHash);
  const blocks = headers.map((header) => ({ ...header, entries: byHash.get(header.hash) ?? [] }));
  const placed = blocks.reduce((sum, block) => sum + block.entries.length, 0);
  return placed === entries.length ? blocks : undefined;
}

async function restart(view: ChainView, source: LedgerSource, [block]: readonly LinkedBlock[]): Promise<void> {
  if (!block) return;
  const numbers = PAST.map((distance) => block.number - distance).filter((number) => number > 0);
  const headers = await Promise.all(numbers.map((number) => source.headerAt(number)));
  const parent: BlockMark[] = block.number > 0 ? [pointOf({ number: block.number - 1, hash: block.parentHash })] : [];
  view.restart(block, [...parent, ...headers.filter((header) => header !== undefined).map(pointOf)]);
}
