import type { LedgerEntryResolvers } from '../generated/resolvers.ts';
import { askedBlock } from '../ledger/blocks/askedBlock.ts';
import type { RowStanding, ToldField } from '../ledger/told/toldField.ts';
import { ownKeyFault, ownRow, ownSelections } from '../ownRow.ts';
import { type Change, changesIn } from './changesIn.ts';
import { type DecodedEvent, eventOf } from './eventOf.ts';
import { rowSchema, rowSelections, type ToldEntry } from './eventRow.ts';
import { guildNames } from './guildNames.ts';
import { sayEvent } from './sayEvent.ts';
import { readSubjects } from './subjects/readSubjects.ts';

const ADDRESS_BYTES = 20;

/** An event, with what of it is made when it is asked for. */
export type ToldEvent = Pick<DecodedEvent, 'name' | 'args'> & {
  changes(): Change[];
  sentence(): Promise<string>;
};

/** Resolver of `LedgerEntry.event`. */
export const entryEvent = {
  selectionSet: ownSelections(rowSelections),
  resolve(entry, _args, { ledger }, info) {
    return tell(entry, { ledger, block: () => askedBlock(info, ledger) });
  },
  tell,
} satisfies LedgerEntryResolvers['event'] & ToldField;

function tell(entry: object, standing: RowStanding): ToldEvent {
  const row = ownRow(entry, rowSelections, rowSchema);
  const event = eventOf(row);
  if (event === undefined) throw ownKeyFault('payload');
  return {
    name: event.name,
    args: event.args,
    changes: () => changesIn(event.args),
    sentence: () => sentenceOf(event, row, standing),
  };
}

async function sentenceOf(event: DecodedEvent, row: ToldEntry, standing: RowStanding): Promise<string> {
  const guild = await guildNames(standing.ledger, guildIn(row));
  return sayEvent(event, await readSubjects(event, { row, guild, standing }), guild);
}

/** The guild's id, which the id of each of its contracts begins with. */
function guildIn({ contract }: ToldEntry): string {
  return contract.id.slice(0, 2 + 2 * ADDRESS_BYTES);
}
