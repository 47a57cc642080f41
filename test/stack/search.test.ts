import { expect } from 'chai';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { walletOf } from '../../local/story/people.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

type Hit = { kind: string; rowId: string; title: string; guild: string | null };
type Row = Record<string, unknown> & { id: string };

/** The field that gives what was found, by its kind. */
const fields: Record<string, string> = {
  GUILD: 'guild',
  CONTRACT: 'guildContract',
  PROJECT: 'project',
  PROPOSAL: 'proposal',
  ENTRY: 'ledgerEntry',
  DOCUMENT: 'document',
  ACCOUNT: 'account',
  TOKEN: 'token',
};

describe('the search', () => {
  let running: RunningStack;
  let some: Record<string, Row[]>;
  before(async () => {
    running = await runningStack();
    const query = `query ($guild: Bytes!, $of: String!) {
      guilds(where: { id: $guild }) { id name treasury token { id symbol } }
      projects(first: 1, where: { guild: $of }) { id title number }
      proposals(first: 1, where: { guild: $of }) { id title proposalId }
      documents(first: 1, where: { title_not: null }) { id title digest }
      ledgerEntries(first: 1, skip: 5, orderBy: number, where: { guild: $of }) {
        id number kind entryHash transactionHash blockHash blockNumber
      }
    }`;
    const { guild } = running.story;
    some = await ask(query, { guild, of: guild });
  });

  const ask = <T>(query: string, variables = {}) => queryGraph<T>(running.graphql, query, variables);
  const first = (list: string) => some[list]?.[0] ?? expect.fail(`The story has no ${list}.`);

  async function search(text: string, guild?: string): Promise<Hit[]> {
    const query =
      'query ($text: String!, $guild: Bytes) { search(text: $text, guild: $guild) { kind rowId title guild } }';
    return (await ask<{ search: Hit[] }>(query, { text, guild })).search;
  }
  const places = (hits: Hit[]) => hits.map(({ kind, rowId }) => `${kind} ${rowId}`);

  it('finds what an address, a hash, a number or a CID stands for', async () => {
    const entry = first('ledgerEntries');
    const document = first('documents');
    const { id, treasury, token } = first('guilds') as Row & { treasury: string; token: Row };
    const found: [string, string][] = [
      [id.toUpperCase().replace('0X', '0x'), `GUILD ${id}`],
      [token.id, `TOKEN ${token.id}`],
      [walletOf('chen').address, `ACCOUNT ${walletOf('chen').address.toLowerCase()}`],
      [entry.id, `ENTRY ${entry.id}`],
      [document.id, `DOCUMENT ${document.id}`],
      [String(document.digest), `DOCUMENT ${document.id}`],
      [String(first('proposals').proposalId), `PROPOSAL ${first('proposals').id}`],
      ...['entryHash', 'transactionHash', 'blockHash'].map((field): [string, string] => [
        String(entry[field]),
        `ENTRY ${entry.id}`,
      ]),
    ];
    for (const [text, place] of found) expect(places(await search(text)), text).to.include(place);
    // Of every guild there is one; of each kind, ten are told.
    for (const [text, place] of [
      [`#${first('projects').number}`, `PROJECT ${first('projects').id}`],
      [String(entry.number), `ENTRY ${entry.id}`],
      [String(entry.blockNumber), `ENTRY ${entry.id}`],
    ] as const) {
      expect(places(await search(text, id)), text).to.include(place);
    }
    expect((await search(treasury)).map(({ kind, title }) => [kind, title])).to.deep.include(['CONTRACT', 'TREASURY']);
  });

  it('finds names, titles and texts by their words, and each by the field of its kind', async () => {
    for (const [list, kind, name] of [
      ['guilds', 'GUILD', 'name'],
      ['projects', 'PROJECT', 'title'],
      ['proposals', 'PROPOSAL', 'title'],
      ['documents', 'DOCUMENT', 'title'],
    ] as const) {
      const row = first(list);
      const hits = await search(`"${row[name]}"`.replaceAll('"', list === 'guilds' ? '' : '"'));
      const hit = hits.find((one) => one.kind === kind && one.rowId === row.id);
      expect(hit?.title, list).to.equal(row[name]);
      for (const { kind: its, rowId: id } of hits) {
        const query = `query ($id: ID!) { row: ${fields[its]}(id: $id) { id } }`;
        expect(await ask(query, { id }), its).to.deep.equal({ row: { id } });
      }
    }
  });

  it('looks in one guild alone when it is told so, and finds nothing in another’s', async () => {
    const { id } = first('guilds');
    const { title } = first('projects');
    expect((await search(String(title), id)).map(({ guild }) => guild)).to.include(id);
    expect((await search(String(title), `0x${'12'.repeat(20)}`)).filter(({ guild }) => guild !== null)).to.deep.equal(
      [],
    );
  });

  it('takes every text: nothing is a filter, and what cannot be looked for is said', async () => {
    for (const text of ['', ' ', '%', '_', '"', '\\', '\u0000', '0x', '{ } " #', '\ud800', 'x'.repeat(5_000)]) {
      expect(
        (await search(text)).filter(({ kind }) => kind === 'GUILD'),
        JSON.stringify(text),
      ).to.deep.equal([]);
    }
    const failure = await search('the').catch((error: unknown) => String(error));
    expect(failure).to.include('too common');
  });
});
