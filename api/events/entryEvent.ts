import { fault } from '../errors.ts';
import type { LedgerEntryResolvers } from '../generated/resolvers.ts';
import { eventOf } from './eventOf.ts';
import { rowSchema, rowSelections } from './eventRow.ts';

/** Before the keys under which an entry is asked for what its event needs, beside all that the client asks for. */
const PREFIX = '_guildhall_';

const fields = Object.entries(rowSelections);

/** Resolver of `LedgerEntry.event`. */
export const entryEvent = {
  selectionSet: `{ ${fields.map(([field, selection]) => `${PREFIX}${field}: ${field} ${selection}`).join(' ')} }`,
  resolve(entry) {
    const told = entry as unknown as Record<string, unknown>;
    const read = rowSchema.safeParse(Object.fromEntries(fields.map(([field]) => [field, told[PREFIX + field]])));
    const event = read.success ? eventOf(read.data) : undefined;
    if (event !== undefined) return event;
    throw fault(
      'BAD_USER_INPUT',
      `Keys like \`${PREFIX}payload\` are the gateway's own: call your field something else.`,
    );
  },
} satisfies LedgerEntryResolvers['event'] & { selectionSet: string };
