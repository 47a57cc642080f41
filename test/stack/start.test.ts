import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { repositoryRoot } from '../../local/repositoryRoot.ts';

/** Runs `npm start -- --check` in a process group of its own and tells how it ended. */
function check(dataFolder: string): Promise<{ code: number | null; output: string; group: number }> {
  const args = ['local/start.ts', '--check', '--ports', 'auto', '--data', dataFolder];
  const child = spawn(process.execPath, args, {
    cwd: repositoryRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, group: child.pid ?? 0 }));
  });
}

describe('npm start -- --check', function () {
  this.timeout(180_000);

  it('plays the story, answers the sample query, stops everything and exits 0', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'guildhall-check-'));
    const { code, output, group } = await check(dataFolder);
    expect(code, output).to.equal(0);
    expect(output).to.contain('Market entry study, Nordic heat pumps');
    expect(output).to.match(/first answered query.*\d/i);
    expect(() => process.kill(-group, 0), 'no process is left')
      .to.throw()
      .with.property('code', 'ESRCH');
  });
});
