import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect } from 'chai';
import { limitConnections } from './connectionLimits.ts';

const ANSWER = Buffer.alloc(20_000_000, 'x');

describe('limitConnections', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function serve(limits: Parameters<typeof limitConnections>[1]): Promise<number> {
    const server = limitConnections(
      createServer((_request, response) => void response.end(ANSWER)),
      limits,
    );
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  /** A client that asks and does not read. */
  async function deafClient(port: number): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    return socket;
  }

  /** Reads what is left; a whole answer is all of it. */
  async function drain(socket: Socket): Promise<number> {
    let bytes = 0;
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      if (bytes >= ANSWER.length) socket.destroy();
    });
    socket.resume();
    if (!socket.closed) await once(socket, 'close');
    return bytes;
  }

  it('ends a client that does not read its answer in time', async () => {
    const port = await serve({ readingMs: -1_220_000 + 200 });
    const socket = await deafClient(port);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await drain(socket)).to.be.below(ANSWER.length);
  });

  it('ends the oldest of those that do not read when too much waits for them', async () => {
    const port = await serve({ unreadBytes: 30_000_000 });
    const first = await deafClient(port);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const second = await deafClient(port);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await drain(first)).to.be.below(ANSWER.length);
    expect(await drain(second)).to.be.at.least(ANSWER.length);
  });
});
