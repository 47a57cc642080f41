import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { GraphQLError } from 'graphql';
import { fault } from '../errors.ts';
import { pinLedger } from './blocks/pinnedLedger.ts';
import { createLedger, type Ledger } from './ledger.ts';

const REORG = '{"errors":[{"message":"the chain was reorganized while executing the query"}]}';
const basis = (number: number) => `{"data":{"_meta":{"deployment":"Qm","block":{"number":${number},"hash":"0xab"}}}}`;

/** What a graph-node in trouble does cannot be brought about at will on a real one: here it is played. */
describe('createLedger', () => {
  let server: Server;
  let ledger: Ledger;
  let answers: (string | ((request: IncomingMessage, response: ServerResponse) => void))[];
  let asked: number;

  before(async () => {
    server = createServer(async (request, response) => {
      await request.resume().toArray();
      const answer = answers[Math.min(asked, answers.length - 1)] ?? '';
      asked += 1;
      if (typeof answer === 'string') response.end(answer);
      else answer(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    ledger = createLedger({
      graphNodeUrl: `http://127.0.0.1:${port}/subgraphs/name/guildhall/ledger`,
      limits: { answerBytes: 1_000 },
      cacheBytes: 10_000,
    });
  });
  beforeEach(() => {
    asked = 0;
  });
  after(async () => {
    await ledger.close();
    server.close();
  });

  async function codeOf(work: Promise<unknown>): Promise<unknown> {
    return work.then(
      () => 'no error',
      ({ extensions }: GraphQLError) => extensions.code,
    );
  }

  it('asks a second time, and no more, when the chain was reorganised', async () => {
    answers = [REORG, basis(7)];
    expect(await ledger.indexedBlock()).to.deep.equal({ number: 7, hash: '0xab' });
    asked = 0;
    answers = [REORG];
    expect(await codeOf(ledger.indexedBlock())).to.equal('CHAIN_REORGED');
    expect(asked).to.equal(2);
  });

  it('asks again when a connection is closed as it is used', async () => {
    answers = [(request) => request.socket.destroy(), basis(8)];
    expect(await ledger.indexedBlock()).to.include({ number: 8 });
    expect(asked).to.equal(2);
  });

  for (const [what, answer] of [
    ['answers with status 500', (_request, response) => response.writeHead(500).end('no')],
    ['answers in HTML', '<html></html>'],
    [
      'answers with half of its body',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"data":');
        setTimeout(() => request.socket.destroy(), 10);
      },
    ],
  ] as [string, (typeof answers)[number]][]) {
    it(`says that graph-node is not available when it ${what}`, async () => {
      answers = [answer];
      expect(await codeOf(ledger.query('{ guilds { id } }'))).to.equal('UPSTREAM_UNAVAILABLE');
    });
  }

  it('says so when nobody listens', async () => {
    const nobody = createLedger({ graphNodeUrl: 'http://127.0.0.1:1/subgraphs/name/x' });
    expect(await codeOf(nobody.basis())).to.equal('UPSTREAM_UNAVAILABLE');
    await nobody.close();
  });

  it('stops reading what an operation is answered at too great a length, all its requests together', async () => {
    let cutOff: Promise<unknown> | undefined;
    const long = `{"data":{"text":"${'x'.repeat(600)}"}}`;
    answers = [
      long,
      (_request, response) => {
        cutOff = once(response, 'close');
        response.write(long);
      },
    ];
    const operation = ledger.forOperation(new AbortController().signal);
    await operation.send({ query: '{ text }' });
    expect(await codeOf(operation.send({ query: '{ text }' }))).to.equal('QUERY_TOO_COMPLEX');
    await cutOff;
    expect(asked).to.equal(2);
  });

  it('answers from memory at one block, at no greater length than an answer may have', async () => {
    const text = 'x'.repeat(600);
    const at = (number: number) => `{"deployment":"Qm","block":{"number":${number},"hash":"0x${number}"}}`;
    answers = [1, 2].map((number) => `{"data":{"text":"${text}","_guildhallBasis":${at(number)}}}`);
    const body = '{"query":"{ text }"}';
    const forward = (by: Ledger) => by.forward(body).then(({ taken }) => taken?.basis);
    const operation = () => ledger.forOperation(new AbortController().signal);
    expect(await forward(operation())).to.equal(at(1));
    const second = operation();
    // Unless a moment has passed meanwhile, in which the block may have changed.
    expect(await forward(second)).to.be.oneOf([at(1), at(2)]);
    expect(await codeOf(forward(second))).to.equal('QUERY_TOO_COMPLEX');
    expect(asked).to.be.below(4);
  });

  it('answers nothing older from memory than what it was told of', async () => {
    const at = (number: number) => `{"deployment":"Qm","block":{"number":${number},"hash":"0x${number}"}}`;
    answers = [7, 8].map((number) => `{"data":{"one":1,"_guildhallBasis":${at(number)}}}`);
    const forward = () => ledger.forward('{"query":"{ one }"}').then(({ taken }) => taken?.basis);
    expect(await forward()).to.equal(at(7));
    ledger.observe({ deployment: 'Qm', block: { number: 8, hash: '0x8' } }, performance.now());
    expect(await forward()).to.equal(at(8));
  });

  it('hangs up when the operation is given up, and asks nothing more for it', async () => {
    const leaving = new AbortController();
    const operation = ledger.forOperation(leaving.signal);
    let hungUp: Promise<unknown> | undefined;
    answers = [
      (_request, response) => {
        hungUp = once(response, 'close');
        leaving.abort(fault('CLIENT_LEFT', 'left'));
      },
    ];
    expect(await codeOf(operation.basis())).to.equal('CLIENT_LEFT');
    await hungUp;
    expect(await codeOf(operation.basis())).to.equal('CLIENT_LEFT');
    expect(asked).to.equal(1);
  });

  it('tells an operation one block, whatever is indexed while it runs', async () => {
    answers = [basis(1), basis(2), basis(3)];
    const pinned = pinLedger(ledger);
    expect(pinned.pinnedBasis()).to.equal(undefined);
    expect(await Promise.all([pinned.indexedBlock(), pinned.basis().then(({ block }) => block)])).to.deep.equal([
      { number: 1, hash: '0xab' },
      { number: 1, hash: '0xab' },
    ]);
    expect(await pinned.pinnedBasis()).to.include({ deployment: 'Qm' });
    expect(await ledger.indexedBlock()).to.include({ number: 2 });
  });
});
