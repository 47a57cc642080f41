import { readEntryProof } from '../../proof/readEntryProof.ts';
import type { ClaimedEntry, EntryProof } from '../../proof/types.ts';
import { Problem } from '../problem.ts';
import { type Leaf, leavesOf, readClaims } from './readClaims.ts';

/** How deep a row may lie in an answer. */
const DEEPEST = 8;
const ASK = 'docs/proof.md, “The proof of a row”, has the query to ask the gateway';

/** A proof, and what its row says of itself. */
export type GivenProof = {
  proof: EntryProof;
  claims: Partial<ClaimedEntry>;
  /** Fields of the row that no such proof is about. */
  others: Leaf[];
};

/**
 * The proofs in JSON: a row with its `proof`, a proof alone, or an answer of the gateway that holds such.
 *
 * @throws Problem when there is none, or one is malformed
 */
export function findProofs(json: unknown): GivenProof[] {
  const { errors } = (json ?? {}) as { errors?: { message?: unknown }[] };
  if (Array.isArray(errors)) {
    throw new Problem(`It is an error of the gateway, and no proof: ${String(errors[0]?.message)}`);
  }
  const found = [...proofsIn(json, 0)];
  if (found.length === 0) throw new Problem(`There is no proof of an entry in it: ${ASK}.`);
  return found;
}

function* proofsIn(value: unknown, depth: number): Generator<GivenProof> {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  if ('log' in value && 'guild' in value) {
    yield { proof: proofOf(value), claims: {}, others: [] };
  } else if ('proof' in value) {
    const { proof, ...row } = value;
    if (proof === null) throw new Problem('Its `proof` is null: the gateway has none of this entry.');
    yield { proof: proofOf(proof), ...readClaims(leavesOf(row)) };
  } else {
    for (const child of Object.values(value)) yield* proofsIn(child, depth + 1);
  }
}

function proofOf(value: unknown): EntryProof {
  try {
    return readEntryProof(value);
  } catch (cause) {
    throw new Problem(`It is no proof of an entry: ${(cause as Error).message}. ${ASK}.`, { cause });
  }
}
