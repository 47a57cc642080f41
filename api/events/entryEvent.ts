import { fault } from '../errors.ts';
import type { LedgerEntryResolvers } from '../generated/resolvers.ts';
import { eventOf } from './eventOf.ts';
import { rowSchema, rowSelections, type ToldEntry } from './eventRow.ts';
import { guildNames } from './guildNames.ts';

const ADDRESS_BYTES = 20;

/** Before the keys under which an entry is asked for what its event needs, beside all that the client asks for. */
const PREFIX = '_guildhall_';

const fields = Object.entries(rowSelections);

/** Resolver of `LedgerEntry.event`. */
export const entryEvent = {
  selectionSet: `{ ${fields.map(([field, selection]) => `${PREFIX}${field}: ${field} ${selection}`).join(' ')} }`,
  async resolve(entry, _args, { ledger }) {
    const told = entry as unknown as Record<string, unknown>;
    const read = rowSchema.safeParse(Object.fromEntries(fields.map(([field]) => [field, told[PREFIX + field]])));
    const event = read.success ? eventOf(read.data, await guildNames(ledger, guildIn(read.data))) : undefined;
    if (event !== undefined) return event;
    throw fault(
      'BAD_USER_INPUT',
      `Keys like \`${PREFIX}payload\` are the gateway's own: call your field something else.`,
    );
  },
} satisfies LedgerEntryResolvers['event'] & { selectionSet: string };

/** The guild's id, which the id of each of its contracts begins with. */
function guildIn({ contract }: ToldEntry): string {
  return contract.id.slice(0, 2 + 2 * ADDRESS_BYTES);
}
