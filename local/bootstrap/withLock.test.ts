import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { tryLock, withLock } from './withLock.mjs';

describe('withLock', () => {
  let parent: string;
  let folder: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'guildhall-lock-'));
    folder = join(parent, 'lock');
  });
  afterEach(() => rm(parent, { recursive: true }));

  /** A process that takes the lock and then runs some code. */
  function holder(code: string) {
    const module = JSON.stringify(join(import.meta.dirname, 'withLock.mjs'));
    const source = `import { tryLock, withLock } from ${module}; const folder = ${JSON.stringify(folder)}; ${code}`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', source], { stdio: 'pipe' });
    return { child, ended: new Promise<void>((resolve) => child.once('exit', () => resolve())) };
  }

  it('is held by one at a time, and free afterwards', () => {
    const release = tryLock(folder, 'testing');
    expect(tryLock(folder, 'more testing')).to.deep.equal({ pid: process.pid, purpose: 'testing' });
    if (typeof release === 'function') release();
    expect(existsSync(folder)).to.equal(false);
    expect(tryLock(folder, 'testing again')).to.be.a('function');
  });

  it('is taken over from a process that was killed', async () => {
    const { child, ended } = holder("tryLock(folder, 'dying'); console.log('held'); setInterval(() => {}, 1000);");
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(tryLock(folder, 'waiting')).to.deep.equal({ pid: child.pid, purpose: 'dying' });
    child.kill('SIGKILL');
    await ended;
    expect(tryLock(folder, 'taking over')).to.be.a('function');
  });

  it('is taken over when the pid of its owner belongs to another process by now', async () => {
    await mkdir(folder);
    await writeFile(join(folder, `${process.pid}-1`), 'long ago');
    const expected = existsSync('/proc/self/stat') ? 'function' : 'object';
    expect(tryLock(folder, 'taking over')).to.be.a(expected);
  });

  it('lets no two of many processes in at once, though one of them has died in it', async () => {
    await mkdir(folder);
    await writeFile(join(folder, '999999999-1'), 'dead');
    const inside = join(parent, 'inside');
    // mkdir fails when somebody else is inside.
    const code = `import { mkdirSync, rmdirSync } from 'node:fs';
      for (let turn = 0; turn < 5; turn += 1) {
        await withLock({ folder, purpose: 'racing' }, async () => {
          mkdirSync(${JSON.stringify(inside)});
          await new Promise((resolve) => setTimeout(resolve, 5));
          rmdirSync(${JSON.stringify(inside)});
        });
      }
      console.log('done');`;
    const outputs = await Promise.all(
      Array.from({ length: 6 }, async () => {
        let output = '';
        const { child, ended } = holder(code);
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
        await ended;
        return output;
      }),
    );
    for (const output of outputs) expect(output).to.match(/done\n$/);
    expect(await readdir(parent)).to.deep.equal([]);
  });

  it('gives back what the action gives, and is free after a failure', async () => {
    expect(await withLock({ folder, purpose: 'testing' }, async () => 42)).to.equal(42);
    const failing = withLock({ folder, purpose: 'testing' }, () => Promise.reject(new Error('no')));
    expect(await failing.catch((error: Error) => error.message)).to.equal('no');
    expect(existsSync(folder)).to.equal(false);
  });
});
