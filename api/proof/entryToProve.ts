import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import type { AskedBlock } from '../ledger/blocks/askedBlock.ts';

const hash = z.custom<`0x${string}`>((value) => typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value));
const number = z.string().transform(Number).pipe(z.number().int().nonnegative());
const place = z.object({ blockHash: hash, logIndex: z.number() });

/** Where a log is: its block and its index in it. */
export type LogPlace = z.output<typeof place>;

const ENTRY = `query ($entry: ID!, $block: Block_height!) {
  ledgerEntry(id: $entry, block: $block) { number blockHash logIndex guild { id } }
}`;
const entrySchema = z.object({
  ledgerEntry: place.extend({ number, guild: z.object({ id: z.string() }) }).nullable(),
});

const AROUND = `query ($guild: String!, $number: BigInt!, $block: Block_height!) {
  ledgerEntries(where: { guild: $guild, number: 1 }, block: $block) { blockHash logIndex }
  anchors(where: { guild: $guild, entryCount_gte: $number }, orderBy: seq, first: 1, block: $block) {
    root
    entryCount
    blockHash
    entry { blockHash logIndex }
  }
}`;
const aroundSchema = z.object({
  ledgerEntries: z.tuple([place]),
  anchors: z.array(z.object({ root: hash, entryCount: number, blockHash: hash, entry: place })),
});

/** An anchor that covers an entry: its log, its tree, and the block up to which it goes. */
export type CoveringAnchor = z.output<typeof aroundSchema>['anchors'][number];

/** An entry, and what its proof needs of its guild. */
export type EntryToProve = {
  log: LogPlace;
  number: number;
  guild: string;
  creation: LogPlace;
  /** Undefined when no anchor covers it. */
  anchor: CoveringAnchor | undefined;
};

/** Finds an entry as of a block; undefined when there is none. */
export async function findEntry(
  ledger: Pick<GatewayContext['ledger'], 'query'>,
  entry: string,
  block: AskedBlock,
): Promise<EntryToProve | undefined> {
  const { ledgerEntry } = entrySchema.parse(await ledger.query<unknown>(ENTRY, { entry, block }));
  if (ledgerEntry === null) return undefined;
  const guild = ledgerEntry.guild.id;
  const variables = { guild, number: String(ledgerEntry.number), block };
  const { ledgerEntries, anchors } = aroundSchema.parse(await ledger.query<unknown>(AROUND, variables));
  return { log: ledgerEntry, number: ledgerEntry.number, guild, creation: ledgerEntries[0], anchor: anchors[0] };
}
