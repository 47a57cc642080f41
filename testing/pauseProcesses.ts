import { readdirSync, readFileSync } from 'node:fs';

/**
 * Pauses a process and all that it has started, as a machine that does not get on does: their connections stay open, and
 * nothing is answered.
 *
 * @returns Lets them go on.
 */
export function pauseProcesses(pid: number): () => void {
  // Whoever is paused starts no others, so that each is found.
  const paused: number[] = [];
  for (let found = [pid]; found.length > 0; found = found.flatMap(childrenOf)) {
    for (const one of found) process.kill(one, 'SIGSTOP');
    paused.push(...found);
  }
  return () => {
    for (const one of paused.toReversed()) process.kill(one, 'SIGCONT');
  };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it, in parentheses, may hold spaces: then come the state and the parent.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
