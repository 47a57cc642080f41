import type { LedgerEntryResolvers } from '../generated/resolvers.ts';
import { ownKeyFault, ownRow, ownSelections } from '../ownRow.ts';
import { eventOf } from './eventOf.ts';
import { rowSchema, rowSelections, type ToldEntry } from './eventRow.ts';
import { guildNames } from './guildNames.ts';

const ADDRESS_BYTES = 20;

/** Resolver of `LedgerEntry.event`. */
export const entryEvent = {
  selectionSet: ownSelections(rowSelections),
  async resolve(entry, _args, { ledger }) {
    const row = ownRow(entry, rowSelections, rowSchema);
    const event = eventOf(row, await guildNames(ledger, guildIn(row)));
    if (event !== undefined) return event;
    throw ownKeyFault('payload');
  },
} satisfies LedgerEntryResolvers['event'] & { selectionSet: string };

/** The guild's id, which the id of each of its contracts begins with. */
function guildIn({ contract }: ToldEntry): string {
  return contract.id.slice(0, 2 + 2 * ADDRESS_BYTES);
}
