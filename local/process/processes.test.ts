import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { openProcesses, type Processes, type ProcessSpec } from './processes.ts';

describe('processes', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-processes-'));
  });
  after(() => rm(folder, { recursive: true }));

  function spec(name: string, code: string): ProcessSpec {
    const logFile = join(folder, `${name}.log`);
    const args = ['--eval', code];
    return { name, command: process.execPath, args, cwd: folder, env: {}, logFile, stopSignal: 'SIGINT', graceMs: 300 };
  }

  async function close(processes: Processes): Promise<void> {
    await processes.stopAll();
    await processes.close();
  }

  const STUBBORN = "process.on('SIGINT', () => {}); console.log('up'); setInterval(() => {}, 1000)";

  it('stops a process that takes no notice of its stop signal', async () => {
    const processes = openProcesses();
    const { pid, ready } = processes.start(spec('stubborn', STUBBORN));
    await ready(async () => (await readFile(join(folder, 'stubborn.log'), 'utf8')).includes('up'));
    await close(processes);
    expect(isAlive(pid)).to.equal(false);
  });

  it('tells of a process that ends by itself, with the end of its log, but not of one that was killed', async () => {
    const processes = openProcesses();
    const killed = processes.start(spec('killed', STUBBORN));
    await killed.kill('SIGKILL');
    processes.start(spec('crash', "console.error('out of ideas'); process.exit(7)"));
    const error = await processes.crashed;
    expect(error.step).to.equal('crash');
    expect(error.message).to.match(/^it ended with code 7\nThe end of its log:\nout of ideas$/);
    await close(processes);
  });

  it('gives up waiting when the process has ended, and starts nothing more once it stops', async () => {
    const processes = openProcesses();
    const { ready } = processes.start(spec('short', 'process.exit(3)'));
    const error = await ready(async () => false).catch((reason: Error) => reason);
    expect(error).to.have.property('message', 'it ended with code 3');
    await close(processes);
    expect(() => processes.start(spec('late', STUBBORN))).to.throw('the stack is being stopped');
  });

  it('waits past its patience for one that logs, says what it waits for, and gives up on one that stands still', async () => {
    const told: string[] = [];
    const processes = openProcesses({ print: (line) => told.push(line), tellEveryMs: 500, patienceMs: 1500 });
    const lively = "let n = 0; setInterval(() => console.log(++n === 12 ? 'up' : n), 300)";
    const { ready } = processes.start(spec('lively', lively));
    await ready(async () => (await readFile(join(folder, 'lively.log'), 'utf8')).includes('up'));
    expect(told[0]).to.match(
      /^… still waiting for lively \(\d+ s\): (it has logged nothing yet|its log ends with “\d+”)$/,
    );
    const still = processes.start(spec('still', "console.log('dozing'); setInterval(() => {}, 1000)"));
    const error = await still.ready(async () => false).catch((reason: Error) => reason);
    expect(error)
      .to.have.property('message')
      .that.matches(/^it was not ready after \d+ s, and nothing has moved for 1.5 s\nThe end of its log:\ndozing$/);
    await close(processes);
  });

  it('leaves no process, folder or lock behind when its own process is killed', async () => {
    const doomed = join(folder, 'doomed');
    await mkdir(doomed);
    const parent = spawnParent(doomed);
    const pids = await reportedPids(parent);
    expect(pids).to.have.lengthOf(2);
    expect(existsSync(join(folder, 'lock'))).to.equal(true);
    expect(pids.filter(isAlive)).to.deep.equal(pids);
    parent.kill('SIGKILL');
    while (existsSync(join(folder, 'lock'))) await sleep(50);
    expect(pids.filter(isAlive)).to.deep.equal([]);
    expect(existsSync(doomed)).to.equal(false);
    expect(existsSync(join(folder, 'lock'))).to.equal(false);
  });

  it('does the last work of a guard that was killed', async () => {
    const doomed = join(folder, 'doomed, too');
    const lock = join(folder, 'second lock');
    await mkdir(doomed);
    const processes = openProcesses();
    processes.removeInTheEnd(doomed);
    expect(processes.lockUntilTheEnd(lock, 'testing')).to.equal(true);
    const guard = processes.lockUntilTheEnd(lock, 'more testing');
    if (guard === true) throw new Error('The lock was free.');
    expect(guard.purpose).to.equal('testing');
    process.kill(guard.pid, 'SIGKILL');
    expect(await processes.crashed).to.have.property('message', 'the guard process ended');
    await close(processes);
    expect(existsSync(doomed)).to.equal(false);
    expect(existsSync(lock)).to.equal(false);
  });

  /** A process that starts two processes, one with a child of its own, and tells their pids. */
  function spawnParent(doomed: string): ChildProcess {
    const withChild = `require('node:child_process').spawn(process.execPath, ['--eval', ${JSON.stringify(STUBBORN)}])`;
    const code = `
      import { openProcesses } from ${JSON.stringify(join(import.meta.dirname, 'processes.ts'))};
      const processes = openProcesses();
      processes.removeInTheEnd(${JSON.stringify(doomed)});
      processes.lockUntilTheEnd(${JSON.stringify(join(folder, 'lock'))}, 'testing');
      const pids = ${JSON.stringify([spec('one', STUBBORN), spec('two', `${withChild}; ${STUBBORN}`)])}
        .map((spec) => processes.start(spec).pid);
      console.log(JSON.stringify(pids));
      setInterval(() => {}, 1000);`;
    const args = ['--input-type=module-typescript', '--eval', code];
    return spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  }

  async function reportedPids(parent: ChildProcess): Promise<number[]> {
    for await (const line of parent.stdout ?? []) return JSON.parse(String(line)) as number[];
    return [];
  }
});

/** Whether any process of a group runs; a dead one that nobody has asked about does not count. */
function isAlive(group: number): boolean {
  if (!existsSync('/proc/self/stat')) return isSignalled(group);
  return readdirSync('/proc').some((name) => {
    const [state, , pgrp] = statOf(name);
    return Number(pgrp) === group && state !== 'Z';
  });
}

function isSignalled(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

function statOf(name: string): string[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
