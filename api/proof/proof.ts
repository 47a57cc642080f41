import { isHexString } from 'ethers';
import type { AnchorProof, EntryProof } from '../../verify/proof/types.ts';
import { ledgerAt } from '../audit/ledgerAt.ts';
import { trees } from '../audit/nextAnchor.ts';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import type { AskedBlock } from '../ledger/blocks/askedBlock.ts';
import { idBytes } from '../prepare/find/ids.ts';
import { UserErrors } from '../prepare/userErrors.ts';
import { type EntryToProve, findEntry } from './entryToProve.ts';
import { proveLog } from './logProofs.ts';

type ProofContext = Pick<GatewayContext, 'chain' | 'ledger'>;

const ID_BYTES = 12;

/** Whether a value is the id of an entry, as the ledger writes it. */
export function isEntryId(value: unknown): value is string {
  return isHexString(value, ID_BYTES);
}

/**
 * Resolver of `Query.proof`.
 *
 * @throws `BAD_USER_INPUT` when the id is none of an entry.
 */
export async function proof(
  _parent: unknown,
  args: { entry: string },
  context: ProofContext,
): Promise<EntryProof | null> {
  const id = idOf(args.entry);
  const { number } = await context.ledger.indexedBlock();
  return proveEntry(id, { number }, context);
}

/**
 * The proof of an entry, with the anchor that covers it as of a block; null when there is no such entry then.
 *
 * @param id - The entry's, checked.
 */
export async function proveEntry(id: string, block: AskedBlock, context: ProofContext): Promise<EntryProof | null> {
  const entry = await findEntry(context.ledger, id, block);
  if (entry === undefined) return null;
  const { chain } = context;
  const [log, guild, anchor] = await Promise.all([
    proveLog(chain, entry.log),
    proveLog(chain, entry.creation),
    proveAnchor(context, entry),
  ]);
  return { log, guild, anchor };
}

function idOf(id: string): string {
  const form = "its block's number (8 bytes) and the log's index (4 bytes)";
  try {
    return idBytes(id, ['entry'], { length: ID_BYTES, what: 'an entry', form });
  } catch (error) {
    throw error instanceof UserErrors ? fault('BAD_USER_INPUT', error.message) : error;
  }
}

/** Null where no anchor covers the entry, or the first one that would does not fit the ledger. */
async function proveAnchor({ chain, ledger }: ProofContext, entry: EntryToProve): Promise<AnchorProof | null> {
  const { guild, number, anchor } = entry;
  if (anchor === undefined) return null;
  const path = await trees
    .read(guild, ledgerAt(ledger, guild, anchor.blockHash), (tree) => {
      const fits = anchor.entryCount <= tree.size() && tree.root(anchor.entryCount) === anchor.root;
      return fits ? tree.inclusionProof(number - 1, anchor.entryCount) : undefined;
    })
    .catch(unlessBroken);
  return path === undefined ? null : { log: await proveLog(chain, anchor.entry), path };
}

/** A ledger that is no chain of hashes fits no anchor. */
function unlessBroken(error: unknown): undefined {
  if (!(error instanceof UserErrors)) throw error;
}
