import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { runningStack } from '../../testing/stack/runningStack.ts';

describe('the command lines of a stack', () => {
  it('hold no URL of the chain’s node, in which a key may be, and none of a database', async () => {
    const { stack } = await runningStack();
    const lines = await commandLinesBelow(process.pid);
    expect(lines.filter((line) => /\bgnd dev\b/.test(line))).to.have.length(1);
    expect(lines.filter((line) => line.includes(stack.rpcUrl) || /postgres(ql)?:\/\//.test(line))).to.deep.equal([]);
  });
});

/** The command lines of all processes that a process started, as every user of the machine can read them. */
async function commandLinesBelow(root: number): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eww', '-o', 'pid=,ppid=,args=']);
  const processes = [...stdout.matchAll(/^ *(\d+) +(\d+) (.*)$/gm)].map(([, pid, parent, line = '']) => ({
    pid: Number(pid),
    parent: Number(parent),
    line,
  }));
  const below = (parent: number): string[] =>
    processes.filter((found) => found.parent === parent).flatMap(({ pid, line }) => [line, ...below(pid)]);
  return below(root);
}
