import { isObject } from '../../chain/answer.ts';
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
  const found = [...partsOf(json)].flatMap(({ value, isProven }) => (isProven ? readProven(value as object) : []));
  if (found.length === 0) throw new Problem(`There is no proof of an entry in it: ${ASK}.`);
  return found;
}

/** Where in JSON there is something that is in no row with a proof, and that nothing in it shows. */
export function besideProofs(json: unknown): string[] {
  const { extensions: _, ...answer } = isObject(json) ? json : { '': json };
  return [...partsOf(answer)].flatMap(({ path, isProven }) => (isProven ? [] : path));
}

/** A row with its proof, a proof alone, or what is in none of them. */
type Part = { path: string; value: unknown; isProven: boolean };

function* partsOf(value: unknown, path = '', depth = 0): Generator<Part> {
  const isNested = typeof value === 'object' && value !== null && depth <= DEEPEST;
  if (!isNested) yield { path, value, isProven: false };
  else if ('proof' in value || ('log' in value && 'guild' in value)) yield { path, value, isProven: true };
  else
    for (const [name, child] of Object.entries(value)) yield* partsOf(child, `${path && `${path}.`}${name}`, depth + 1);
}

function readProven(value: object): GivenProof {
  if ('log' in value && 'guild' in value) return { proof: proofOf(value), claims: {}, others: [] };
  const { proof, ...row } = value as { proof: unknown };
  if (proof === null) throw new Problem('Its `proof` is null: the gateway has none of this entry.');
  return { proof: proofOf(proof), ...readClaims(leavesOf(row)) };
}

function proofOf(value: unknown): EntryProof {
  try {
    return readEntryProof(value);
  } catch (cause) {
    throw new Problem(`It is no proof of an entry: ${(cause as Error).message}. ${ASK}.`, { cause });
  }
}
