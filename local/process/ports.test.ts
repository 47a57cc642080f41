import { createServer, type Server } from 'node:http';
import { expect } from 'chai';
import { DEFAULT_PORTS } from '../bootstrap/startUsage.mjs';
import { StackError } from '../stackError.ts';
import { choosePorts, freePorts, PORT_NAMES } from './ports.ts';

describe('ports', () => {
  const servers: Server[] = [];
  after(() => {
    for (const server of servers) server.close();
  });

  async function occupy(host: string): Promise<number> {
    const [port = 0] = await freePorts(1);
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    return port;
  }

  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    it(`names the owner of a port that is taken on ${host}, and a flag that works`, async () => {
      const port = await occupy(host);
      const error = await choosePorts({ chain: port }, ['chain']).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(StackError);
      const { message, advice } = error as StackError;
      expect(message).to.match(new RegExp(`^port ${port} \\(chain\\) is in use by process ${process.pid} \\(.*node`));
      const [, suggested] = /--ports chain=(\d+)$/.exec(advice) ?? [];
      expect(await choosePorts({ chain: Number(suggested) }, ['chain'])).to.include({ chain: Number(suggested) });
    });
  }

  it('does not mind a taken port of a part that runs elsewhere', async () => {
    const chain = await occupy('127.0.0.1');
    expect(await choosePorts({ chain }, [])).to.deep.equal({ ...DEFAULT_PORTS, chain });
  });

  it('gives each part one of the ports after a number', async () => {
    const ports = await choosePorts(14_000, []);
    expect(Object.values(ports)).to.deep.equal(PORT_NAMES.map((_, at) => 14_000 + at));
  });

  it('gives each part a free port of its own with auto', async () => {
    const ports = Object.values(await choosePorts('auto', PORT_NAMES));
    expect(new Set(ports).size).to.equal(PORT_NAMES.length);
  });
});
