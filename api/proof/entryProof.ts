import type { EntryProof } from '../../verify/proof/types.ts';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import type { LedgerEntryResolvers } from '../generated/resolvers.ts';
import { askedBlock } from '../ledger/blocks/askedBlock.ts';
import { isEntryId, proveEntry } from './proof.ts';

/** Key under which an entry's id is asked for, beside all that the client asks for and may call `id`. */
const ID_KEY = '_guildhallEntry';

/** How many proofs of an operation are made at once; the others of a list wait for their turn. */
const AT_ONCE = 8;

/** The proofs of each operation that are being made, in so many rows of one after the other. */
const turns = new WeakMap<GatewayContext, Promise<unknown>[]>();

/** Resolver of `LedgerEntry.proof`. */
export const entryProof = {
  selectionSet: `{ ${ID_KEY}: id }`,
  async resolve(entry, _args, context, info): Promise<EntryProof> {
    const id = (entry as Record<string, unknown>)[ID_KEY];
    if (!isEntryId(id)) {
      throw fault('BAD_USER_INPUT', `\`${ID_KEY}\` is a key of the gateway's own: call your field something else.`);
    }
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
