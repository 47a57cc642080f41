import { expect } from 'chai';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';
import { playedLedger } from './playedLedger.ts';

type Row = { id: string; name?: string; title?: string };
type Rows = Record<string, Row[]>;

const SEED = '"\\uD83C\\uDF31"';
const BIG = '400000000000000000000000';
const idsOf = (rows: Row[] | undefined) => rows?.map(({ id }) => id);
const titlesOf = (rows: Row[] | undefined) => rows?.map(({ title }) => title);

describe('a query of the ledger as the GraphQL specification reads it', () => {
  let running: RunningStack;
  before(async () => {
    await playedLedger();
    running = await runningStack();
  });

  async function ask(query: string, variables: object = {}): Promise<Rows> {
    const response = await fetch(running.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Rows; errors?: { message: string }[] };
    expect([response.status, errors]).to.deep.equal([200, undefined]);
    return data ?? {};
  }

  for (const [what, declared, where, same] of [
    ['equality', '$v: String', '{ project: $v }', '{}'],
    ['a comparison', '$v: BigInt', '{ number_gt: $v }', '{}'],
    ['a filter of what is referred to', '$v: String', '{ project_: { title: $v } }', '{ project_: {} }'],
  ] as const) {
    it(`takes a variable that is not sent for no filter in ${what}`, async () => {
      const { rows, wanted } = await ask(`query (${declared}) {
        rows: ledgerEntries(first: 1000, where: ${where}) { id } wanted: ledgerEntries(first: 1000, where: ${same}) { id } }`);
      expect(rows).to.have.length.above(0);
      expect(rows).to.deep.equal(wanted);
    });
  }

  it('leaves out the fragment that a directive leaves out', async () => {
    const query = 'query ($s: Boolean!) { guilds { name ...F @include(if: $s) } } fragment F on Guild { id symbol }';
    expect(Object.keys((await ask(query, { s: false })).guilds?.[0] ?? {})).to.deep.equal(['name']);
    expect(Object.keys((await ask(query, { s: true })).guilds?.[0] ?? {})).to.deep.equal(['name', 'id', 'symbol']);
  });

  it('reads the escapes of a surrogate pair as one sign', async () => {
    expect(await ask(`{ guilds(where: { name: ${SEED} }) { id } }`)).to.deep.equal({ guilds: [] });
    const { rows, all } = await ask(`{ rows: guilds(where: { name_not: ${SEED} }) { id } all: guilds { id } }`);
    expect(rows).to.deep.equal(all);
  });

  it('reads an integer above 2^63 as one in quotes', async () => {
    const { rows, wanted } = await ask(
      `{ rows: proposals(where: { forVotes_gte: ${BIG} }) { id } wanted: proposals(where: { forVotes_gte: "${BIG}" }) { id } }`,
    );
    expect(rows).to.have.length.above(0);
    expect(rows).to.deep.equal(wanted);
  });

  it('excludes nothing by an empty list', async () => {
    const { rows, all } = await ask(
      '{ rows: ledgerEntries(first: 1000, where: { kind_not_in: [] }) { id } all: ledgerEntries(first: 1000) { id } }',
    );
    expect(rows).to.have.length.above(0);
    expect(rows).to.deep.equal(all);
  });

  it('looks for a percent sign as for any other', async () => {
    const { rows } = await ask('{ rows: proposals(where: { title_contains: "50%" }) { title } }');
    expect(titlesOf(rows)).to.deep.equal(['Raise the fee to 50%']);
  });

  it('folds the case of letters in every alphabet', async () => {
    const query = `query ($t: String!) {
      found: proposalSearch(text: $t) { title } filtered: proposals(where: { title_contains_nocase: $t }) { title } }`;
    const { found, filtered } = await ask(query, { t: 'бюджет' });
    expect([titlesOf(found), titlesOf(filtered)]).to.deep.equal(Array(2).fill(['БЮДЖЕТ на аудит: підсумок']));
  });

  it('takes one value where a list is asked for as a list of one', async () => {
    const { guild } = running.story;
    const { guilds } = await ask('query ($ids: [Bytes!]) { guilds(where: { id_in: $ids }) { id } }', { ids: guild });
    expect(idsOf(guilds)).to.deep.equal([guild]);
  });
});
