import { toCsv } from '../../lib/csv.ts';
import { gateway } from '../../lib/gateway.ts';
import { saveFile } from '../../lib/saveFile.ts';
import { csvHeading, csvLine } from './csvLine.ts';
import { entriesWhere, type ListPlace } from './entriesWhere.ts';
import type { LedgerSearch } from './ledgerSearch.ts';
import { ledgerRowsDocument } from './queries/rows.ts';

/** Entries read at once. */
const PAGE_SIZE = 200;

type Options = {
  /** Block at whose end to read; the newest when undefined. */
  asOf: number | undefined;
  /** Told how many entries were read. */
  onProgress: (count: number) => void;
  signal: AbortSignal;
};

/**
 * Saves all entries of a view as CSV, all read at one block, which is in the file's name with its hash.
 *
 * @returns How many entries the file has.
 * @throws GuildhallError when the gateway does not answer, or the chain drops the block
 */
export async function saveView(
  guild: string,
  search: LedgerSearch,
  { asOf, onProgress, signal }: Options,
): Promise<number> {
  const snapshot = await gateway.at(asOf === undefined ? undefined : { block: asOf }, signal);
  const isUp = search.order === 'oldest';
  const lines = [csvHeading];
  let place: ListPlace | Record<string, never> = {};
  for (;;) {
    signal.throwIfAborted();
    const where = entriesWhere(guild, { ...search, at: undefined }, 'shown', place);
    const { ledgerEntries } = await snapshot.query(ledgerRowsDocument, {
      where,
      first: PAGE_SIZE,
      direction: isUp ? 'asc' : 'desc',
    });
    lines.push(...ledgerEntries.map(csvLine));
    onProgress(lines.length - 1);
    const last = ledgerEntries.at(-1);
    if (!last || ledgerEntries.length < PAGE_SIZE) break;
    place = isUp ? { id_gt: last.id } : { id_lt: last.id };
  }
  const { number, hash } = snapshot.block;
  saveFile(`ledger-${guild}-block-${number}-${hash}.csv`, 'text/csv', toCsv(lines));
  return lines.length - 1;
}
