import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

describe('npm stop', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-stop-'));
  });
  after(() => rm(folder, { recursive: true }));

  const local = (name: string) => JSON.stringify(join(import.meta.dirname, name));
  const stop = async () =>
    (await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'stop.ts'), '--data', folder])).stdout;

  it('stops the process that has started the stack of a data directory, and waits for the end of all', async () => {
    const code = `
      import { openDataDir } from ${local('../stack/dataDir.ts')};
      import { onStopRequest } from ${local('onStopRequest.ts')};
      import { openProcesses } from ${local('../process/processes.ts')};
      const processes = openProcesses();
      await openDataDir({ folder: ${JSON.stringify(folder)}, network: 'local', fresh: true, processes });
      const waiting = setInterval(() => {}, 1000);
      onStopRequest(async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await processes.close();
        clearInterval(waiting);
      });
      console.log('open');`;
    const args = ['--input-type=module-typescript', '--eval', code];
    const stack = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(stack.stdout, 'data');
    const ended = once(stack, 'exit');
    expect(await stop()).to.equal(`Stopping the stack that process ${stack.pid} has started …\nEverything stopped.\n`);
    expect(await ended).to.deep.equal([0, null]);
  });

  it('says so when there is none', async () => {
    expect(await stop()).to.equal(`No stack runs in ${folder}.\n`);
  });
});
