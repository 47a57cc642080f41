import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const LISTENING = '0A';

/** Who listens on a TCP port, in words, as far as this user may know: pid and command, or at least the user's id. */
export async function portOwner(port: number): Promise<string> {
  const socket = await listeningSocket(port);
  if (socket === undefined) return (await ownerByLsof(port)) ?? 'a process that this user cannot see';
  const pid = await processWith(socket.inode);
  if (pid === undefined) return `a process of the user with id ${socket.uid}`;
  return `process ${pid} (${await commandOf(pid)})`;
}

async function listeningSocket(port: number): Promise<{ inode: string; uid: string } | undefined> {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const lines = (await readFile(table, 'utf8').catch(() => '')).split('\n').slice(1);
    for (const line of lines) {
      const [, local, , state, , , , uid, , inode] = line.trim().split(/\s+/);
      if (local?.endsWith(suffix) && state === LISTENING && uid && inode) return { inode, uid };
    }
  }
  return undefined;
}

async function processWith(inode: string): Promise<string | undefined> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (target === `socket:[${inode}]`) return pid;
    }
  }
  return undefined;
}

async function commandOf(pid: string): Promise<string> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return line.split('\0').join(' ').trim().slice(0, 120) || 'command unknown';
}

/** Where there is no /proc. */
async function ownerByLsof(port: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
    const pid = /^p(\d+)$/m.exec(stdout)?.[1];
    return pid && `process ${pid} (${/^c(.+)$/m.exec(stdout)?.[1] ?? 'command unknown'})`;
  } catch {
    return undefined;
  }
}
