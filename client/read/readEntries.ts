import type { EntriesQuery, HeadsQuery } from '../generated/types.ts';
import { ChainOfEntries } from './chainOfEntries.ts';
import { ENTRIES, HEADS } from './documents.ts';
import { type Entry, isWhole, lowerCase, type WhichEntries } from './entry.ts';
import { type AskAtBlock, rowsOf } from './rowsOf.ts';

/**
 * Reads entries in the order of the chain, all from one block, a page at a time.
 *
 * With no filter but `guilds` it checks that every guild's entries are numbered from 1 without a gap, that each has the
 * hash of the one before, and that the last one is the ledger's last at that block. It does not hash entries anew.
 *
 * @param ask - Asks at the block.
 * @param filter - Which entries.
 * @throws GuildhallError; BROKEN_LEDGER when a check fails
 */
export async function* readEntries(ask: AskAtBlock, filter: WhichEntries): AsyncGenerator<Entry, void, void> {
  const { guilds, ...conditions } = lowerCase(filter);
  const where = { ...conditions, ...(guilds && { guilds }) };
  const chain = isWhole(filter) ? new ChainOfEntries(true) : undefined;
  for await (const row of rowsOf<EntriesQuery['ledgerEntries'][number]>(ask, ENTRIES, where)) {
    const entry = flat(row);
    chain?.add(entry);
    yield entry;
  }
  if (!chain) return;
  for await (const { id, head } of rowsOf<HeadsQuery['guilds'][number]>(ask, HEADS, { guilds })) {
    chain.end(id, { number: head.entryCount, hash: head.hash });
  }
}

/** Puts ids in the place of rows. */
function flat(row: EntriesQuery['ledgerEntries'][number]): Entry {
  const idOf = (value: unknown) => (typeof value === 'object' && value ? (value as { id: string }).id : value);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, idOf(value)])) as Entry;
}
