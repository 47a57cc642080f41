import type { LedgerEntryResolvers } from '../generated/resolvers.ts';
import { askedBlock } from '../ledger/blocks/askedBlock.ts';
import { rowIdOf, rowIdSelection } from '../ledger/rows/rowId.ts';
import { stepsTo } from './stepsTo.ts';

/** Resolver of `LedgerEntry.provenance`. */
export const provenance = {
  selectionSet: rowIdSelection,
  async resolve(entry, page, { ledger }, info) {
    return stepsTo({ id: rowIdOf(entry), block: await askedBlock(info, ledger) }, page, ledger);
  },
} satisfies LedgerEntryResolvers['provenance'] & { selectionSet: string };
