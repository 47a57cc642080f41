import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { choosePorts, PORT_NAMES } from '../../local/process/ports.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';

/** Runs `npm start -- --check` on given ports and tells how it ended. */
function check(ports: Record<string, number>, dataFolder: string): Promise<{ code: number | null; output: string }> {
  const chosen = Object.entries(ports).map(([name, port]) => `${name}=${port}`);
  const args = ['local/cli/start.ts', '--check', '--ports', chosen.join(','), '--data', dataFolder];
  const child = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const take = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Whether anybody listens on a port of this machine. */
function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

describe('npm start -- --check', () => {
  it('plays the story, answers the sample query, stops every part and exits 0', async () => {
    const ports = await choosePorts('auto', PORT_NAMES);
    const dataFolder = await mkdtemp(join(tmpdir(), 'guildhall-check-'));
    const { code, output } = await check(ports, dataFolder);
    expect(code, output).to.equal(0);
    await rm(dataFolder, { recursive: true });
    expect(output).to.contain('"title": "Market entry study, Nordic heat pumps"');
    expect(output).to.match(/First answered query after \d+\.\d s/);
    for (const [name, port] of Object.entries(ports)) {
      expect(await isTaken(port), `the ${name} still listens`).to.equal(false);
    }
  });
});
