import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect } from 'chai';
import { BODY_LIMIT, refuseBody } from './bodyErrors.ts';
import { readBody } from './readBody.ts';

const PATIENCE_MS = 100;
const LENGTH = 1_000_000_000;

describe('readBody', () => {
  let server: Server;
  before(async () => {
    server = createServer(async (request, response) => {
      const read = await readBody(request, { patienceMs: PATIENCE_MS });
      if (typeof read === 'string') refuseBody(request, response, read);
      else response.end(String(read.length));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  /** What a client is answered that goes on sending, and that the connection ends after it. */
  async function answerTo(headers: string, chunk: string): Promise<string> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.setEncoding('utf8').on('error', () => {});
    let answer = '';
    socket.on('data', (text) => {
      answer += text;
    });
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\n${headers}\r\n\r\n`);
    const sending = setInterval(() => socket.write(chunk), 1);
    await once(socket, 'close');
    clearInterval(sending);
    return answer;
  }

  for (const [what, status, headers, chunk] of [
    ['says that it is too long', 413, `content-length: ${LENGTH}`, 'x'],
    ['is too long and does not say so', 413, 'transfer-encoding: chunked', `10000\r\n${'x'.repeat(65_536)}\r\n`],
    ['does not come to its end', 408, `content-length: ${BODY_LIMIT}`, ''],
    ['comes too slowly', 408, 'transfer-encoding: chunked', '1\r\nx\r\n'],
    ['is in an unknown encoding', 415, `content-length: ${LENGTH}\r\ncontent-encoding: lzma`, 'x'],
    ['is not what its encoding says', 400, 'transfer-encoding: chunked\r\ncontent-encoding: gzip', '1\r\nx\r\n'],
  ] as const) {
    it(`refuses a body that ${what} before it has come, and ends the connection`, async () => {
      const [head = '', body = ''] = (await answerTo(headers, chunk)).split('\r\n\r\n');
      expect(head)
        .to.match(new RegExp(`^HTTP/1.1 ${status} `))
        .and.to.match(/^connection: close$/im);
      expect(JSON.parse(body)).to.have.nested.property('errors[0].extensions.code', 'BAD_REQUEST');
    });
  }

  it('reads one that comes in time', async () => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: 'x'.repeat(BODY_LIMIT) });
    expect(await response.text()).to.equal(String(BODY_LIMIT));
  });
});
