import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { startTestDatabase, type TestDatabase } from '../../testing/relay/testDatabase.ts';
import { isCommon } from './fullText/commonWords.ts';
import { toTsquery } from './fullText/toTsquery.ts';

const DOCS = join(import.meta.dirname, '../../docs');
/** Words whose first letters are words by themselves, and such as are found only by themselves. */
const MORE = [
  'nordic',
  'whyte',
  'societies',
  'tokens',
  'io',
  'doñana',
  'below-market',
  'übersicht',
  '2nd',
  'x402',
  'so-so',
  'own.it',
];
const PAIRS = `select word, typed from unnest($1::text[], $2::text[], $3::text[]) as pair (word, typed, query)
  where to_tsvector('english', word) <> '' and not to_tsvector('english', word) @@ to_tsquery('english', query)`;

describe('words and their beginnings, as PostgreSQL looks for them', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let words: string[];

  before(async () => {
    database = await startTestDatabase();
    client = new pg.Client({ connectionString: await database.create() });
    await client.connect();
    const files = (await readdir(DOCS)).filter((name) => name.endsWith('.md'));
    const texts = await Promise.all(files.map((name) => readFile(join(DOCS, name), 'utf8')));
    words = [
      ...new Set([
        ...texts
          .join(' ')
          .toLowerCase()
          .split(/[^a-z]+/),
        ...MORE,
      ]),
    ].filter(Boolean);
  });
  after(async () => {
    await client?.end();
    await database?.stop();
  });

  it('knows the words that it drops', async () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const { rows } = await client.query<{ word: string }>(
      `select word from unnest($1::text[]) as word where to_tsquery('english', quote_literal(word)) = ''`,
      [[...words, ...letters]],
    );
    expect(rows.length).to.be.greaterThan(60);
    const dropped = new Set(rows.map(({ word }) => word));
    for (const word of [...words, ...letters]) expect(isCommon(word), word).to.equal(dropped.has(word));
  });

  it('finds each word of our documents by each of its beginnings', async () => {
    expect(words.length).to.be.greaterThan(1_500);
    const pairs = words.flatMap((word) =>
      Array.from(word, (_, i) => ({ word, typed: word.slice(0, i + 1) })).map((pair) => ({
        ...pair,
        query: toTsquery(`${pair.typed}*`, 'text'),
      })),
    );
    const columns = [pairs.map(({ word }) => word), pairs.map(({ typed }) => typed), pairs.map(({ query }) => query)];
    expect((await client.query(PAIRS, columns)).rows).to.deep.equal([]);
  });
});
