import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { runCommand } from '../../scripts/runCommand.ts';
import { answeredCertificate } from '../../testing/certificates/answeredCertificate.ts';
import { runningStack } from '../../testing/stack/runningStack.ts';

describe('the certificates that the gateway serves', () => {
  let origin: string;
  let guild: string;
  before(async () => {
    const { graphql } = await runningStack();
    origin = new URL(graphql).origin;
    const { guilds } = (await queryGraph(graphql, '{ guilds(first: 1) { id } }')) as { guilds: [{ id: string }] };
    guild = guilds[0].id;
  });

  const answerTo = (path: string) => answeredCertificate(`${origin}/certificate/${path}`);

  /** What the command says of a certificate. */
  async function checked(made: Response, after?: string): Promise<Record<string, string>> {
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-certificate-'));
    const file = join(folder, 'certificate');
    await writeFile(file, new Uint8Array(await made.arrayBuffer()));
    const flags = ['--guild', guild, '--json', ...(after === undefined ? [] : ['--after', after])];
    const { code, output } = await runCommand('node', ['verify/cli/verify.ts', '--certificate', file, ...flags], false);
    await rm(folder, { recursive: true });
    expect(code, output).to.equal(0);
    return JSON.parse(output);
  }

  it('are made when they are asked for, and verified by the command', async () => {
    // Nobody else asks for this one, which is not there yet.
    const first = await fetch(`${origin}/certificate/${guild}?from=3`);
    expect(first.status).to.equal(503);
    expect(Number(first.headers.get('retry-after'))).to.be.within(1, 60);
    expect(await first.text()).to.include('Ask again in');
    const made = await answerTo(guild);
    expect(made.status).to.equal(200);
    expect(made.headers.get('content-type')).to.equal('application/gzip');
    expect(made.headers.get('access-control-allow-origin')).to.equal('*');
    expect(made.headers.get('access-control-expose-headers')).to.include('guildhall-block');
    const [block = '', hash = ''] = String(made.headers.get('guildhall-block')).split(' ');
    const report = await checked(made);
    expect(report).to.include({ verified: true, toBlock: block, blockHash: hash });
  });

  it('are made of periods too', async () => {
    const whole = await checked(await answerTo(guild));
    const middle = Math.floor((Number(whole.fromBlock) + Number(whole.toBlock)) / 2);
    const first = await checked(await answerTo(`${guild}?to=${middle}`));
    const second = await checked(await answerTo(`${guild}?from=${middle + 1}&to=${whole.toBlock}`), first.digest);
    expect([first.toBlock, second.fromBlock]).to.deep.equal([String(middle), String(middle + 1)]);
    expect(second).to.include({ verified: true, digest: whole.digest, root: whole.root });
  });

  it('are refused for what is no guild, and for blocks that are not there', async () => {
    const nobody = `0x${'11'.repeat(20)}`;
    const unknown = await answerTo(nobody);
    expect(unknown.status).to.equal(404);
    expect(await unknown.text())
      .to.include(`has made no guild ${nobody}`)
      .and.not.match(/--|127\.0\.0\.1/);
    const later = await answerTo(`${guild}?from=1&to=999999999`);
    expect(later.status).to.equal(404);
    expect(await later.text())
      .to.include('choose an earlier last block')
      .and.not.match(/--|127\.0\.0\.1/);
    const malformed = await fetch(`${origin}/certificate/guild`);
    expect(malformed.status).to.equal(400);
    expect(await malformed.text()).to.include('0x and 40 hex digits');
  });
});
