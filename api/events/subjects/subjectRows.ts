import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { AskedBlock } from '../../ledger/blocks/askedBlock.ts';
import { BASIS_SELECTION, type Basis, basisSchema } from '../../ledger/blocks/basis.ts';
import type { RowStanding } from '../../ledger/told/toldField.ts';
import { hex, TOKEN, token } from '../tokenRow.ts';

/** The rows, by their list. */
const lists = {
  ledgerEntries: z.object({ actor: z.object({ id: hex }), proposal: z.object({ title: z.string() }).nullable() }),
  budgets: z.object({ token }),
  projects: z.object({ number: z.string(), title: z.string(), token }),
  proposals: z.object({ title: z.string() }),
  rounds: z.object({ token: token.nullable() }),
  tokens: token,
};
const fields: { [List in keyof typeof lists]: string } = {
  ledgerEntries: 'actor { id } proposal { title }',
  budgets: `token ${TOKEN}`,
  projects: `number title token ${TOKEN}`,
  proposals: 'title',
  rounds: `token ${TOKEN}`,
  tokens: 'symbol decimals',
};

type List = keyof typeof lists;
/** What is read of the rows of each list. */
export type SubjectRows = { [Name in List]: z.infer<(typeof lists)[Name]> };
type Key = { list: List; id: string };
type Row = SubjectRows[List];
type Loader = DataLoader<Key, Row | undefined, string>;

/** Reads rows that sentences are about. */
export type SubjectReader = {
  /** @returns The row; undefined when there is none at the block. */
  load<Name extends List>(list: Name, id: string): Promise<SubjectRows[Name] | undefined>;
};

/** Most rows that graph-node gives at once. */
const MOST_ROWS = 1_000;
const MOST_KEPT = 10_000;
const MOST_KEPT_CHARACTERS = 4_000_000;

/** Rows under the hash of the block that they were read at: another chain has others under the same ids. */
const kept = new LRUCache<string, Row>({
  max: MOST_KEPT,
  maxSize: MOST_KEPT_CHARACTERS,
  sizeCalculation: (row) => JSON.stringify(row).length,
});
const asked = new WeakMap<RowStanding['ledger'], Map<string, SubjectReader>>();

/** The reader of an operation's rows at a block: those that are asked for at the same moment it reads by one request. */
export function subjectRows(ledger: RowStanding['ledger'], block: AskedBlock): SubjectReader {
  const readers = asked.get(ledger) ?? new Map<string, SubjectReader>();
  asked.set(ledger, readers);
  const name = JSON.stringify(block);
  const reader = readers.get(name) ?? readerOf(ledger, block);
  readers.set(name, reader);
  return reader;
}

function readerOf(ledger: RowStanding['ledger'], block: AskedBlock): SubjectReader {
  const loader: Loader = new DataLoader((keys) => readKeys(keys, ledger, block), {
    maxBatchSize: MOST_ROWS,
    cacheKeyFn: keyText,
  });
  return { load: (list, id) => loader.load({ list, id }) as Promise<never> };
}

async function readKeys(
  keys: readonly Key[],
  ledger: RowStanding['ledger'],
  block: AskedBlock,
): Promise<(Row | undefined)[]> {
  const basis = await ledger.basis();
  const place = (key: Key) => [basis.deployment, basis.block.hash, JSON.stringify(block), keyText(key)].join(' ');
  const missing = keys.filter((key) => !kept.has(place(key)));
  const { rows, isOf } = await readRows(missing, ledger, block);
  const found = keys.map((key) => kept.get(place(key)) ?? rows.get(keyText(key)));
  // By a number, graph-node answers from whatever chain it follows by then.
  if (isOf(basis)) for (const key of missing) kept.set(place(key), rows.get(keyText(key)));
  return found;
}

async function readRows(
  keys: readonly Key[],
  ledger: RowStanding['ledger'],
  block: AskedBlock,
): Promise<{ rows: Map<string, Row>; isOf: (basis: Basis) => boolean }> {
  const rows = new Map<string, Row>();
  if (keys.length === 0) return { rows, isOf: () => true };
  const idsOf = Map.groupBy(keys, ({ list }) => list);
  const questions = [...idsOf.keys()].map(
    (list) => `${list}(where: { id_in: $${list} }, first: ${MOST_ROWS}, block: $block) { id ${fields[list]} }`,
  );
  const declared = [...idsOf.keys()].map((list) => `$${list}: [Bytes!]!`);
  const answer = await ledger.query<{ [name: string]: { id: string }[] }>(
    `query ($block: Block_height!, ${declared.join(', ')}) { ${questions.join(' ')} ${BASIS_SELECTION} }`,
    { block, ...Object.fromEntries([...idsOf].map(([list, of]) => [list, of.map(({ id }) => id)])) },
  );
  for (const list of idsOf.keys()) {
    for (const row of answer[list] ?? []) rows.set(keyText({ list, id: row.id }), lists[list].parse(row));
  }
  const stands = basisSchema.parse(answer._meta);
  return {
    rows,
    isOf: ({ deployment, block: { hash } }) => stands.deployment === deployment && stands.block.hash === hash,
  };
}

function keyText({ list, id }: Key): string {
  return `${list} ${id}`;
}
