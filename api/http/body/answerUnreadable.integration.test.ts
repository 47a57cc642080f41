import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { answerUnreadable } from './answerUnreadable.ts';

describe('answerUnreadable', () => {
  let server: Server;
  before(async () => {
    server = createServer((request, response) => {
      // The first half of an answer, of which the other never comes.
      if (request.url === '/half') response.writeHead(200, { 'content-length': 10 }).write('half:');
      else response.end('whole');
    });
    answerUnreadable(server, { info: () => undefined }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  /** All that comes back; what is to be sent then is sent when something has. */
  async function answersTo(sent: string, then?: string): Promise<string> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(sent);
    if (then === undefined) return text(socket);
    const [first] = await once(socket, 'data');
    socket.write(then);
    return String(first) + (await text(socket));
  }

  for (const [what, status, words, sent] of [
    ['an address that is not ASCII', 400, 'percent-encode every character', 'GET /é HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['what is no HTTP', 400, 'cannot be read as an HTTP request', 'Good day!\r\n\r\n'],
    ['too long an address', 431, 'by POST', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
  ] as const) {
    it(`says what is wrong with ${what}`, async () => {
      const [head = '', body = ''] = (await answersTo(sent)).split('\r\n\r\n').slice(-2);
      expect(head).to.contain(`HTTP/1.1 ${status} `);
      const [error] = JSON.parse(body).errors;
      expect(error.message).to.contain(words);
      expect(error.extensions).to.deep.equal({ code: 'BAD_REQUEST', retryable: false });
    });
  }

  it('says so after a good request too', async () => {
    const answers = await answersTo('GET / HTTP/1.1\r\nhost: x\r\n\r\n', 'Good day!\r\n\r\n');
    expect(answers).to.match(/^HTTP.1.1 200 .*wholeHTTP.1.1 400 .*cannot be read/s);
  });

  it('writes nothing into an answer that has begun', async () => {
    const answer = await answersTo('GET /half HTTP/1.1\r\nhost: x\r\n\r\n', 'Good day!\r\n\r\n');
    expect(answer.split('\r\n\r\n').at(-1)).to.equal('half:');
  });
});
