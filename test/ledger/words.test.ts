import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { GraphQLError } from 'graphql';
import pg from 'pg';
import { toTsquery } from '../../api/ledger/fullText/toTsquery.ts';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

type Found = Record<string, { title: string }[]>;

const STUDY = 'Take on the Nordic market entry study';
const HANDBOOK = 'Pay Dalia for the open handbook of research methods';
/** What is sent with each of the two ways through the gateway: a field of its own makes it split an operation. */
const WAYS = { whole: '', split: 'chain { id }' };
/** The most that one operation may ask for by other names. */
const ALIASES = 90;
const FUZZED = 2_000;
const MOST_PIECES = 24;
const HUGE = 100_000;
const PIECES = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...[
    'audit',
    'the',
    'or',
    '<->',
    ':*',
    'governan*',
    's*',
    'query* ',
    'guild.eth',
    'https://a.b/c?d',
    'a-b',
    '1.5',
    '-3',
    "''",
    '\\\\',
  ],
  ...['ß', '監査', '🌱', '\u00a0', '\u202e', '\u0301', '\ud83d', '\udc00', '\ufffd'],
];

/** Texts that anybody might send, always the same for a seed. */
function textsOf(seed: string): string[] {
  const bytes = createHash('shake256', { outputLength: FUZZED * (MOST_PIECES + 1) })
    .update(seed)
    .digest();
  return Array.from({ length: FUZZED }, (_, i) => {
    const [length = 0, ...picks] = bytes.subarray(i * (MOST_PIECES + 1), (i + 1) * (MOST_PIECES + 1));
    return picks
      .slice(0, length % MOST_PIECES)
      .map((pick) => PIECES[pick % PIECES.length])
      .join('');
  });
}

/** As PostgreSQL is asked for it; undefined for what the gateway refuses. */
function readable(text: string): string | undefined {
  try {
    return toTsquery(text, 'text');
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT') return undefined;
    throw error;
  }
}

describe('F-38 words that people type into a search', () => {
  const seed = process.env.GUILDHALL_FUZZ_SEED ?? `0x${randomBytes(32).toString('hex')}`;
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  async function search(text: string, way: keyof typeof WAYS): Promise<(string | undefined)[]> {
    const literal = `{ ${WAYS[way]} proposalSearch(text: ${JSON.stringify(text)}) { title } }`;
    const variable = `query ($text: String!) { ${WAYS[way]} proposalSearch(text: $text) { title } }`;
    const answers: Found[] = [];
    // Each twice: the second time, the gateway knows a text of an operation.
    for (const query of [literal, literal]) answers.push(await queryGraph<Found>(running.graphql, query));
    for (const value of ['dalia', text]) {
      answers.push(await queryGraph<Found>(running.graphql, variable, { text: value }));
    }
    const [first, again, , byVariable] = answers.map(({ proposalSearch = [] }) =>
      proposalSearch.map(({ title }) => title),
    );
    expect([again, byVariable]).to.deep.equal([first, first]);
    return first?.sort() ?? [];
  }

  for (const way of ['whole', 'split'] as const) {
    describe(`${way}, by a literal and a variable`, () => {
      for (const [text, found] of [
        ['nordic studies', [STUDY]],
        ['studies handbook', []],
        ['"market entry"', [STUDY]],
        ['"entry market"', []],
        ['"research methods', [HANDBOOK]],
        ['nordic -dollars', []],
        ['handbook -nordic', [HANDBOOK]],
        ['nordic or handbooks', [HANDBOOK, STUDY]],
        ['nordic|handbook', [HANDBOOK, STUDY]],
        ['hand*', [HANDBOOK]],
        ['hand', []],
        ['nor*', [STUDY]],
        ['ta* Nor*', [STUDY]],
        ['handbook -nor*', [HANDBOOK]],
        ['nordic studyi*', [STUDY]],
        ['handbook researche*', [HANDBOOK]],
        ["Dalia's", [HANDBOOK]],
        ['pay & dalia', [HANDBOOK]],
        ['', []],
        ['!', []],
        ['&&', []],
        [':*', []],
        ['( \\', []],
        ['long'.repeat(1_000), []],
        ['c '.repeat(50_000), []],
      ] as const) {
        it(`finds ${found.length} for ${JSON.stringify(text.slice(0, 30))}`, async () => {
          expect(await search(text, way)).to.deep.equal(found);
        });
      }

      it('are refused when they cannot be looked for', async () => {
        for (const text of ['the', 'nordic or "To be"']) {
          const refusal = await search(text, way).catch((error: Error) => error.message);
          expect(refusal).to.contain('too common in English to be found. Add another word');
        }
      });

      it('are refused with a zero byte, which no text of the ledger has', async () => {
        const refusal = await search('nordic\0market', way).catch((error: Error) => error.message);
        expect(refusal).to.contain('`proposalSearch.text` contains a zero byte');
      });
    });
  }

  it('are found by several searches in one query, also in fragments', async () => {
    const query = `query ($text: String!) {
      a: proposalSearch(text: $text) { title } b: proposalSearch(text: "open handbook") { title } ...Projects
    } fragment Projects on Query { projectSearch(text: $text) { title } }`;
    expect(await queryGraph(running.graphql, query, { text: 'nordic market' })).to.deep.equal({
      a: [{ title: STUDY }],
      b: [{ title: HANDBOOK }],
      projectSearch: [{ title: 'Market entry study, Nordic heat pumps' }],
    });
  });

  it('never make a search that PostgreSQL or graph-node cannot read', async () => {
    const client = new pg.Client({ connectionString: running.stack.relayDatabaseUrl });
    await client.connect();
    try {
      for (const text of [
        ...textsOf('fixed'),
        ...textsOf(seed),
        ...PIECES.map((piece) => piece.repeat(HUGE / piece.length)),
        ...PIECES.map((piece) => `a ${piece}`.repeat(HUGE / (2 + piece.length))),
      ]) {
        const query = readable(text);
        if (query === undefined) continue;
        await client.query(`SELECT to_tsquery('english', $1)`, [query]).catch((error: Error) => {
          throw new Error(`${error.message}, seed ${seed}: ${JSON.stringify(text.slice(0, 200))}`);
        });
      }
    } finally {
      await client.end();
    }
    const asked = textsOf(seed)
      .filter((text) => text.isWellFormed() && !text.includes('\0') && readable(text) !== undefined)
      .slice(0, ALIASES);
    const variables = Object.fromEntries(asked.map((text, i) => [`v${i}`, text]));
    const query = `query (${asked.map((_, i) => `$v${i}: String!`).join(' ')}) {
      ${asked.map((_, i) => `s${i}: proposalSearch(text: $v${i}) { id }`).join(' ')} }`;
    expect(Object.keys(await queryGraph<object>(running.graphql, query, variables)), `seed ${seed}`).to.have.length(
      asked.length,
    );
  });
});
