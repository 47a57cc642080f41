import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { installProgress } from './installProgress.mjs';

describe('installProgress', () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'guildhall-progress-'));
    const folders = [
      '',
      'own',
      'node_modules/a',
      'node_modules/a/node_modules/@b/c',
      'node_modules/for-another-system',
    ];
    const packages = Object.fromEntries(folders.map((folder) => [folder, {}]));
    await mkdir(join(root, 'own'));
    await writeFile(join(root, 'own', 'package.json'), '{}');
    await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  });
  after(() => rm(root, { recursive: true }));

  const unpack = (folder: string) => writeFile(join(root, folder, 'package.json'), '{}');

  it('tells what has come and what is still to come, without packages that npm leaves out here', async () => {
    const { onLine, progress } = installProgress(root);
    onLine('npm http fetch GET 200 https://registry.example/a 90ms (cache miss)');
    onLine('npm warn deprecated a@1.0.0: old');
    expect(progress()).to.equal('npm is finding out what is missing; answers from its registry so far: 1');
    await mkdir(join(root, 'node_modules/a/node_modules/@b/c'), { recursive: true });
    await unpack('node_modules/a');
    expect(progress()).to.equal('1 of 2 packages unpacked, waiting for @b/c');
    await unpack('node_modules/a/node_modules/@b/c');
    expect(progress()).to.equal('2 of 2 packages unpacked, npm is setting them up');
  });

  it('does not count what an earlier install has left, and never goes backwards', async () => {
    const { progress } = installProgress(root);
    expect(progress()).to.include('npm is finding out');
    await rm(join(root, 'node_modules/a/node_modules'), { recursive: true });
    expect(progress()).to.include('npm is finding out');
    await rm(join(root, 'node_modules'), { recursive: true });
    await mkdir(join(root, 'node_modules/a/node_modules/@b/c'), { recursive: true });
    await mkdir(join(root, 'node_modules/for-another-system'));
    expect(progress()).to.include('0 of 3 packages unpacked');
    for (const folder of ['node_modules/a', 'node_modules/a/node_modules/@b/c']) await unpack(folder);
    await rm(join(root, 'node_modules/for-another-system'), { recursive: true });
    expect(progress()).to.equal('2 of 2 packages unpacked, npm is setting them up');
    await rm(join(root, 'node_modules/a/node_modules'), { recursive: true });
    expect(progress()).to.include('2 of 2 packages unpacked');
  });
});
