import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openProcesses } from '../process/processes.ts';
import { type DataDir, openDataDir } from './dataDir.ts';

describe('dataDir', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-data-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Opens the folder and closes it again, as a stack does. */
  async function open(network: string, fresh: boolean): Promise<DataDir> {
    const processes = openProcesses();
    try {
      return await openDataDir({ folder, network, fresh, processes });
    } finally {
      await processes.close();
    }
  }

  const refusal = (network: string) => open(network, true).then(String, (error: Error) => error.message);

  it('never empties a folder that holds something else, or the data of another chain', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'ten years of work');
    expect(await refusal('local')).to.contain("files that are not Guildhall's");
    expect(await readdir(folder)).to.deep.equal(['thesis.txt']);
    await rm(join(folder, 'thesis.txt'));
    await open('sepolia', false);
    await writeFile(join(folder, 'rows'), 'indexed for days');
    expect(await refusal('local')).to.contain('has the data of the network "sepolia"');
    expect(await readdir(folder)).to.include('rows');
  });

  it('begins anew when fresh, and keeps data and passwords otherwise', async () => {
    const first = await open('local', false);
    await writeFile(first.path('rows'), '');
    const second = await open('local', false);
    expect(second.secrets).to.deep.equal(first.secrets);
    expect(await readdir(folder)).to.include('rows');
    const third = await open('local', true);
    expect(third.secrets.relay).to.not.equal(first.secrets.relay);
    expect(await readdir(folder)).to.not.include('rows');
  });

  it('lets nobody else read the passwords', async () => {
    const { path } = await open('local', true);
    expect((await stat(path('secrets.json'))).mode & 0o077).to.equal(0);
  });

  it('is for one stack at a time', async () => {
    const processes = openProcesses();
    await openDataDir({ folder, network: 'local', fresh: false, processes });
    expect(await refusal('local')).to.contain(
      `${folder} is in use by the stack that process ${process.pid} has started`,
    );
    await processes.close();
    await open('local', true);
    expect(await readdir(folder)).to.not.include('lock');
  });

  it('is waited for while what a killed stack has started ends', async () => {
    const module = (name: string) => JSON.stringify(join(import.meta.dirname, name));
    const code = `
      import { openDataDir } from ${module('dataDir.ts')};
      import { openProcesses } from ${module('../process/processes.ts')};
      const processes = openProcesses();
      await openDataDir({ folder: ${JSON.stringify(folder)}, network: 'local', fresh: true, processes });
      const stubborn = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);';
      processes.start({ name: 'stubborn', command: process.execPath, args: ['--eval', stubborn], cwd: '/', env: {},
        logFile: ${JSON.stringify(join(folder, 'stubborn.log'))}, stopSignal: 'SIGTERM', graceMs: 500 });
      console.log('open');`;
    const args = ['--input-type=module-typescript', '--eval', code];
    const stack = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(stack.stdout, 'data');
    stack.kill('SIGKILL');
    await once(stack, 'exit');
    expect(await refusal('local')).to.equal('[object Object]');
  });
});
