import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Hex } from '../../chain/types.ts';
import { bigEndian } from '../../ledger/bytes.ts';
import { Comparison } from '../comparison.ts';
import type { Difference } from '../difference.ts';
import { tableOf } from '../newRows.ts';
import { TableComparison } from '../tableComparison.ts';
import { LedgerServer } from './ledgerServer.ts';
import { ServerError } from './serverError.ts';

const GUILD: Hex = '0xaa';
const MOST_ASKED = 20;
const idOf = (number: number) => bigEndian(BigInt(number), 20);

/** A page of the rows with these numbers. */
const pageOf = (numbers: readonly number[]) => numbers.map((number) => ({ id: idOf(number) }));
const from = (first: number, length = 1_000) => Array.from({ length }, (_, i) => first + i);

/** What a server gives behind the row with a number. */
type Give = (after: number) => { id: string }[];

describe('the pages of a server', () => {
  let server: Server;
  let give: Give;
  let asked = 0;
  let ledger: LedgerServer;
  before(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked += 1;
      const [, after = '0x'] = /id_gt: "(\w+)"/.exec(body.replaceAll('\\', '')) ?? [];
      const rows = asked > MOST_ASKED ? [] : give(after === '0x' ? 0 : Number(after));
      response.end(JSON.stringify({ data: { guilds: rows, ledgerEntries: rows } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ledger = new LedgerServer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  beforeEach(() => {
    asked = 0;
  });
  after(() => server.close());

  /** Compares no rows at all with what is given. */
  async function compareNone(gives: Give): Promise<Difference[]> {
    give = gives;
    const found: Difference[] = [];
    const to = new Comparison(ledger, GUILD, (one) => found.push(one));
    await new TableComparison(to, tableOf('LedgerEntry')).end();
    return found;
  }

  it('are read to their end', async () => {
    give = (after) => pageOf(from(after + 1).filter((number) => number <= 2_500));
    const guilds: Hex[] = [];
    for await (const guild of ledger.guilds()) guilds.push(guild);
    expect([guilds.length, guilds.at(-1), asked]).to.deep.equal([2_500, idOf(2_500), 3]);
  });

  for (const [what, gives] of [
    ['always gives the same page', () => pageOf(from(1))],
    ['always gives the same row', () => pageOf(Array(1_000).fill(7))],
    ['goes back', (after) => pageOf(after === 0 ? from(5_000) : from(1))],
    ['goes back within a page', () => pageOf([2, 1])],
    ['gives more than it is asked for', (after) => pageOf(from(after + 1, 1_001))],
  ] as [string, Give][]) {
    it(`are refused of one that ${what}`, async () => {
      const error = await compareNone(gives).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(ServerError);
      expect(String(error)).to.include('ledgerEntries').and.to.include('do not rely on it');
      expect(asked).to.be.lessThan(4);
    });
  }

  it('are not read without end: what is too much is told', async () => {
    const found = await compareNone((after) => pageOf(from(after + 1)));
    expect(asked).to.equal(2);
    expect(found.map(({ problem }) => problem)).to.deep.equal(Array(2_000).fill('extra'));
  });
});
