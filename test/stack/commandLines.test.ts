import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { runningStack } from '../../testing/stack/runningStack.ts';

describe('the command lines of a stack', function () {
  this.timeout(120_000);

  it('hold no URL of the chain’s node, in which a key may be, and none of a database', async () => {
    const { stack } = await runningStack();
    const { stdout } = await promisify(execFile)('ps', ['-eww', '-o', 'args']);
    const lines = stdout.split('\n');
    expect(lines.filter((line) => /\bgnd dev\b/.test(line))).not.to.deep.equal([]);
    expect(lines.filter((line) => line.includes(stack.rpcUrl) || /postgres(ql)?:\/\//.test(line))).to.deep.equal([]);
  });
});
