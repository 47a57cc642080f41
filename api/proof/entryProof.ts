import { z } from 'zod';
import type { EntryProof } from '../../verify/proof/types.ts';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import type { LedgerEntryResolvers } from '../generated/resolvers.ts';
import { askedBlock } from '../ledger/blocks/askedBlock.ts';
import { ownRow, ownSelections } from '../ownRow.ts';
import { isEntryId, proveEntry } from './proof.ts';

const fields = { id: '' };
const rowSchema = z.object({ id: z.custom<string>(isEntryId) });

/** How many proofs of an operation are made at once; the others of a list wait for their turn. */
const AT_ONCE = 8;

/** The proofs of each operation that are being made, in so many rows of one after the other. */
const turns = new WeakMap<GatewayContext, Promise<unknown>[]>();

/** Resolver of `LedgerEntry.proof`. */
export const entryProof = {
  selectionSet: ownSelections(fields),
  async resolve(entry, _args, context, info): Promise<EntryProof> {
    const { id } = ownRow(entry, fields, rowSchema);
    const block = await askedBlock(info, context.ledger);
    const proof = await inTurn(context, () => proveEntry(id, block, context));
    if (proof === null) throw fault('CHAIN_REORGED', 'The entry is no longer in the ledger. Ask again.');
    return proof;
  },
} satisfies LedgerEntryResolvers['proof'] & { selectionSet: string };

function inTurn<T>(context: GatewayContext, make: () => Promise<T>): Promise<T> {
  const begun = turns.get(context) ?? [];
  const making = (begun.at(-AT_ONCE) ?? Promise.resolve()).then(make);
  turns.set(context, [...begun.slice(1 - AT_ONCE), making.catch(() => undefined)]);
  return making;
}
