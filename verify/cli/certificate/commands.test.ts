import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { type CertifiedGuild, startCertifiedGuild } from '../../../testing/certificates/certifiedGuild.ts';
import type { CertificateOf } from '../../certificate/writeCertificate.ts';

type Report = {
  verified: boolean;
  trustedState: string | null;
  opening: { digest: string; entryCount: string } | null;
} & Record<'fromBlock' | 'toBlock' | 'blockHash' | 'entryCount' | 'head' | 'root' | 'digest', string>;

describe('the commands that write and check certificates', () => {
  let certified: CertifiedGuild;
  let folder: string;
  let whole: string;
  let files: [string, string, string];
  before(async () => {
    certified = await startCertifiedGuild();
    folder = await mkdtemp(join(tmpdir(), 'guildhall-certificates-'));
    whole = await certify('whole', certified.of);
    const [one, two, three] = certified.periods;
    files = [await certify('one', one), await certify('two', two), await certify('three', three)];
  });
  after(async () => {
    await certified?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(...line: string[]): Promise<{ code: number; output: string }> {
    const child = spawn(process.execPath, line, { stdio: ['ignore', 'pipe', 'pipe'] });
    const [told, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { code, output: told + complained };
  }

  /** Has one written by the node alone: nobody listens where the server should be. */
  async function certify(name: string, { guild, factory, first, to }: CertificateOf): Promise<string> {
    const out = join(folder, name);
    const asked = [
      '--rpc',
      certified.rpcUrl,
      '--graphql',
      'http://127.0.0.1:1',
      '--factory',
      factory,
      '--guild',
      guild,
    ];
    const period = ['--block-hash', to.hash, ...(first === undefined ? [] : ['--from-block', String(first)])];
    const { code, output } = await run('verify/cli/certify.ts', ...asked, ...period, '--out', out);
    expect(code, output).to.equal(0);
    return out;
  }

  /** What is reported of each certificate. */
  async function check(expected: number, ...flags: string[]): Promise<Report[]> {
    const { code, output } = await run('verify/cli/verify.ts', ...flags, '--json');
    expect(code, output).to.equal(expected);
    return output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  }
  const each = (...given: string[]) => given.flatMap((file) => ['--certificate', file]);

  it('verify periods in their order as they verify the whole', async () => {
    const [all] = (await check(0, ...each(whole))) as [Report];
    const reports = await check(0, ...each(...files));
    expect(reports.map(({ verified, trustedState }) => [verified, trustedState])).to.deep.equal(
      Array(3).fill([true, null]),
    );
    const last = reports[2] as Report;
    for (const field of ['toBlock', 'entryCount', 'head', 'root', 'digest', 'blockHash'] as const) {
      expect(last[field], field).to.equal(all[field]);
    }
  });

  it('say where trust begins', async () => {
    const [, two, three] = files;
    const [, { digest }] = (await check(0, ...each(...files))) as [Report, Report, Report];
    const [given] = (await check(0, ...each(three), '--after', digest)) as [Report];
    expect([given.verified, given.trustedState]).to.deep.equal([true, digest]);
    const [alone] = (await check(2, ...each(three))) as [Report];
    expect([alone.verified, alone.trustedState]).to.deep.equal([false, digest]);
    for (const flags of [each(two, three), ['--after', two, ...each(three)]]) {
      const reports = await check(2, ...flags);
      const [{ opening }] = reports as [Report, Report];
      expect(reports.map(({ verified, trustedState }) => [verified, trustedState])).to.deep.equal(
        Array(2).fill([false, opening?.digest]),
      );
    }
    const { code, output } = await run('verify/cli/verify.ts', ...each(three));
    expect(code).to.equal(2);
    expect(output).to.include(`opens with the state ${digest}`);
    expect(output).to.match(/✘ not verified from its beginning: .* give --after/);
  });

  it('refuse another order, a gap, and a file that was changed', async () => {
    const [one, two, three] = files;
    for (const wrong of [
      [three, two],
      [one, three],
      [two, two],
    ]) {
      const { code, output } = await run('verify/cli/verify.ts', ...each(...wrong));
      expect(code, output).to.equal(2);
      expect(output).to.include('in their order');
    }
    const digest = `0x${'11'.repeat(32)}`;
    const { code, output } = await run('verify/cli/verify.ts', ...each(three), '--after', digest);
    expect([code, output.includes('one of them is of another ledger')]).to.deep.equal([1, true]);
    expect((await run('verify/cli/verify.ts', ...each(three), '--block-hash', digest)).code).to.equal(1);
    const damaged = join(folder, 'damaged');
    await copyFile(three, damaged);
    await appendFile(damaged, 'x');
    expect((await run('verify/cli/verify.ts', ...each(damaged))).code).to.equal(2);
  });

  it('say that a byte is not what the hash stands on, and exit with 1', async () => {
    const changed = join(folder, 'changed');
    const lines = gunzipSync(await readFile(whole))
      .toString()
      .split('\n');
    const at = lines.findIndex((line) => line.startsWith('{"header"')) + 1;
    const header = lines.findIndex((line, place) => place > at && line.startsWith('{"header"'));
    lines[header] = lines[header]?.replace(/[0-9a-f](?="[,}])/, (digit) => (digit === '0' ? '1' : '0')) ?? '';
    await writeFile(changed, gzipSync(lines.join('\n')));
    const { code, output } = await run('verify/cli/verify.ts', ...each(changed));
    expect(code, output).to.equal(1);
    expect(output).to.include('bytes are not those that its block hash stands on').and.not.include('parent');
  });

  it('tell what is of the file, what to compare and where, and how many entries are its own', async () => {
    const [, , { entryCount, opening }] = (await check(0, ...each(...files))) as [Report, Report, Report];
    const { output } = await run('verify/cli/verify.ts', ...each(files[2]));
    const own = Number(entryCount) - Number(opening?.entryCount);
    expect(output).to.include(`has ${own} entries, ${entryCount} with those before`);
    expect(output).to.include('which the file itself names; compare it with').and.include('npm run verify-code');
    // It asks nobody, and refuses that flag.
    expect(output).not.to.include('--rpc');
    expect((await run('verify/cli/verify.ts', ...each(files[0]))).output).not.to.include('with those before');
  });

  it('name the file that is wrong among others', async () => {
    const cut = join(folder, 'cut');
    await writeFile(cut, (await readFile(files[1])).subarray(0, 1_000));
    const { code, output } = await run('verify/cli/verify.ts', ...each(files[0], cut));
    expect(code).to.equal(2);
    expect(output).to.include(`✘ ${cut}: The certificate cannot be read`);
  });

  it('refuse a period that ends before it begins', async () => {
    const { guild, factory, to } = certified.of;
    const asked = [
      '--rpc',
      certified.rpcUrl,
      '--graphql',
      'http://127.0.0.1:1',
      '--factory',
      factory,
      '--guild',
      guild,
    ];
    const period = ['--block-hash', to.hash, '--from-block', String(to.number + 1n)];
    const out = join(folder, 'none');
    const { code, output } = await run('verify/cli/certify.ts', ...asked, ...period, '--out', out);
    expect([code, output.includes('after its last one')]).to.deep.equal([2, true]);
  });
});
