import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { FLAGS } from '../bootstrap/commands.mjs';
import { holderOf } from '../bootstrap/withLock.mjs';
import { dataFolderOf, lockOf } from '../stack/dataFolder.ts';

const POLL_MS = 50;

const folder = dataFolderOf(parseArgs({ options: FLAGS.stop }).values);
const holder = holderOf(lockOf(folder));
if (holder === undefined) {
  console.log(`No stack runs in ${folder}.`);
} else {
  console.log(`Stopping the stack that process ${holder.purpose} has started …`);
  if (/^\d+$/.test(holder.purpose)) interrupt(Number(holder.purpose));
  while (holderOf(lockOf(folder))?.pid === holder.pid) await sleep(POLL_MS);
  console.log('Everything stopped.');
}

/** Asks a process to stop as Ctrl-C does; when it has gone already, what it started is stopping by itself. */
function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
