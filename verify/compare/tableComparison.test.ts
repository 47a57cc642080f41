import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Hex } from '../chain/types.ts';
import { bigEndian } from '../ledger/bytes.ts';
import type { Row } from '../ledger/records.ts';
import { Comparison } from './comparison.ts';
import { type Difference, told } from './difference.ts';
import { LooseComparison } from './looseComparison.ts';
import { LedgerServer } from './server/ledgerServer.ts';
import { ServerError } from './server/serverError.ts';
import type { Table } from './table.ts';
import { TableComparison } from './tableComparison.ts';

const GUILD: Hex = '0xaa';
const table: Table = {
  type: 'LedgerEntry',
  list: 'ledgerEntries',
  values: ['id', 'number', 'kind'],
  links: ['guild'],
  via: 'guild',
  owner: 'guild',
  ownerType: 'Guild',
};

/** `isHidden`: only asked for by its id, it is served. */
type Served = { id: string; number: string; kind: string; guild: { id: string }; isHidden?: boolean };

const ROWS = 2_500;
const idOf = (number: number) => bigEndian(BigInt(number), 4);
const derived = Array.from({ length: ROWS }, (_, i): Row => {
  return { id: idOf(i + 1), number: BigInt(i + 1), kind: 'PAID', guild: GUILD };
});
const honest = () =>
  derived.map(({ id, number }): Served => ({ id, number: String(number), kind: 'PAID', guild: { id: GUILD } }));

/** Answers as graph-node does: by pages of 1,000, and with an error alone when a row's guild is not there. */
function answer(rows: readonly Served[], query: string): object {
  const [, after] = /id_gt: "(\w+)"/.exec(query) ?? [];
  const [, until] = /id_lte: "(\w+)"/.exec(query) ?? [];
  const [, ids] = /id_in: \[([^\]]*)\]/.exec(query) ?? [];
  const found = rows
    .filter(({ id }) => after === undefined || id > after)
    .filter(({ id }) => until === undefined || id <= until)
    .filter(({ id }) => ids === undefined || ids.includes(id))
    .filter(({ guild }) => !query.includes('guild: "') || guild.id !== '0xbb')
    .filter(({ isHidden }) => ids !== undefined || isHidden !== true)
    .slice(0, 1_000);
  const isWhole = query.includes('guild { id }');
  if (isWhole && found.some(({ guild }) => guild.id === '')) return { errors: [{ message: 'Null value for guild' }] };
  return { data: { ledgerEntries: found } };
}

describe('a table beside what is served', () => {
  let server: Server;
  let rows: readonly Served[];
  let url: string;
  before(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      response.end(JSON.stringify(answer(rows, JSON.parse(body).query)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  /** Compares all rows in three parts. */
  async function compare(served: readonly Served[]): Promise<Difference[]> {
    rows = [...served].sort((one, other) => (one.id < other.id ? -1 : 1));
    const found: Difference[] = [];
    const comparison = new TableComparison(
      new Comparison(new LedgerServer(url), GUILD, (one) => found.push(one)),
      table,
    );
    for (const [from, to] of [
      [0, 800],
      [800, 1_600],
      [1_600, ROWS],
    ] as const) {
      await comparison.add(derived.slice(from, to), idOf(to));
    }
    await comparison.end();
    return found;
  }

  /** Compares all rows one by one. */
  async function compareLoosely(served: readonly Served[]): Promise<Difference[]> {
    rows = [...served].sort((one, other) => (one.id < other.id ? -1 : 1));
    const found: Difference[] = [];
    const comparison = new LooseComparison(
      new Comparison(new LedgerServer(url), GUILD, (one) => found.push(one)),
      table,
    );
    await comparison.add(derived);
    await comparison.end();
    return found;
  }

  const short = (found: Difference[]) =>
    found.map(({ problem, id, fields }) => [problem, id, ...fields.map(({ field }) => field)]);

  it('is equal when all is served', async () => {
    expect(await compare(honest())).to.deep.equal([]);
  });

  for (const [name, change, expected] of [
    ['the first row left out', (all) => all.slice(1), [['missing', idOf(1)]]],
    ['the last row left out', (all) => all.slice(0, -1), [['missing', idOf(ROWS)]]],
    [
      'rows left out in the middle',
      (all) => all.filter((_, i) => i < 799 || i > 800),
      [
        ['missing', idOf(800)],
        ['missing', idOf(801)],
      ],
    ],
    [
      'a row behind the last',
      (all) => [...all, { ...(all[0] as Served), id: '0xffffffff' }],
      [['extra', '0xffffffff']],
    ],
    [
      'a row between two',
      (all) => [...all, { ...(all[0] as Served), id: '0x0000000201' }],
      [['extra', '0x0000000201']],
    ],
    ['a row twice', (all) => [...all, all[9] as Served], [['repeated', idOf(10)]]],
    [
      'another value',
      (all) => all.map((row, i) => (i === 5 ? { ...row, kind: 'DEPOSITED' } : row)),
      [['field', idOf(6), 'kind']],
    ],
    [
      'a row under another guild',
      (all) => all.map((row, i) => (i === 5 ? { ...row, guild: { id: '0xbb' } } : row)),
      [['field', idOf(6), 'guild']],
    ],
    [
      'a row that cannot be read',
      (all) => all.map((row, i) => (i === 5 ? { ...row, guild: { id: '' } } : row)),
      [['field', idOf(6), 'all of it']],
    ],
    [
      'a row that is served by its id, and left out of the list',
      (all) => all.map((row, i) => (i === 5 ? { ...row, isHidden: true } : row)),
      [['unlisted', idOf(6)]],
    ],
    [
      'two rows swapped',
      (all) => all.map((row, i) => (i === 5 || i === 6 ? { ...row, number: String(12 - i) } : row)),
      [
        ['swapped', idOf(6), 'number'],
        ['swapped', idOf(7), 'number'],
      ],
    ],
  ] as [string, (all: Served[]) => Served[], string[][]][]) {
    it(`is told apart: ${name}`, async () => {
      const found = await compare(change(honest()));
      expect(short(found)).to.deep.equal(expected);
      for (const one of found) expect(told(one).join()).to.include('do not rely on this row');
    });
  }

  it('is told apart where ids do not sort as logs do', async () => {
    const hide = (row: Served, at: number) => (at === 5 ? { ...row, isHidden: true } : row);
    const all = honest();
    const served = [...all.slice(0, -1).map(hide), all[9] as Served, { ...(all[0] as Served), id: '0xffffffff' }];
    expect(short(await compareLoosely(served))).to.deep.equal([
      ['missing', idOf(ROWS)],
      ['repeated', idOf(10)],
      ['extra', '0xffffffff'],
      ['unlisted', idOf(6)],
    ]);
  });

  it('is not compared when the server has no rows of it to show', async () => {
    const other = new LedgerServer(`${url}/`);
    rows = [];
    const unknown = { ...table, list: 'others' };
    const error = await other.rows(unknown, '').catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(ServerError);
  });
});
