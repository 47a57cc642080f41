/**
 * Runs a command, and kills it with all it started when the standard input of this process closes: that is, when the
 * process that started this one ends or is killed. Usage: `node dieWithParent.mjs <command> [args]`.
 */
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
process.stdin.resume();
process.stdin.once('end', () => {
  process.kill(-child.pid, 'SIGKILL');
  process.exit(1);
});
child.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.once('exit', (code) => process.exit(code ?? 1));
