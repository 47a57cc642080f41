import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { runCommand } from '../../scripts/runCommand.ts';
import { runningStack } from '../../testing/stack/runningStack.ts';
import { until } from '../../testing/until.ts';

describe('the certificates that the gateway serves', () => {
  let origin: string;
  let guild: string;
  before(async () => {
    const { graphql } = await runningStack();
    origin = new URL(graphql).origin;
    const { guilds } = (await queryGraph(graphql, '{ guilds(first: 1) { id } }')) as { guilds: [{ id: string }] };
    guild = guilds[0].id;
  });

  it('are made when they are asked for, and verified by the command', async () => {
    const first = await fetch(`${origin}/certificate/${guild}`);
    expect(first.status).to.equal(503);
    expect(first.headers.get('retry-after')).to.equal('5');
    const made = await until('the certificate is made', async () => {
      const response = await fetch(`${origin}/certificate/${guild}`);
      return response.status === 200 && response;
    });
    expect(made.headers.get('content-type')).to.equal('application/gzip');
    expect(made.headers.get('access-control-allow-origin')).to.equal('*');
    const [block = '', hash = ''] = String(made.headers.get('guildhall-block')).split(' ');
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-certificate-'));
    const file = join(folder, 'certificate');
    await writeFile(file, new Uint8Array(await made.arrayBuffer()));
    const command = ['verify/cli/verify.ts', '--certificate', file, '--guild', guild, '--block-hash', hash, '--json'];
    const checked = await runCommand('node', command, false);
    await rm(folder, { recursive: true });
    expect(checked.code, checked.output).to.equal(0);
    expect(JSON.parse(checked.output)).to.include({ verified: true, toBlock: block, blockHash: hash });
  });

  it('are refused for what is no guild', async () => {
    const nobody = `0x${'11'.repeat(20)}`;
    const unknown = await until('the factory was asked', async () => {
      const response = await fetch(`${origin}/certificate/${nobody}`);
      return response.status !== 503 && response;
    });
    expect(unknown.status).to.equal(404);
    expect(await unknown.text()).to.include(`has made no guild ${nobody}`);
    const malformed = await fetch(`${origin}/certificate/guild`);
    expect(malformed.status).to.equal(400);
    expect(await malformed.text()).to.include('0x and 40 hex digits');
  });
});
