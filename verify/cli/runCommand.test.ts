import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';

describe('the exit code of a command', () => {
  async function codeOf(before: string, error: string): Promise<unknown> {
    const script = `
      import { FalseCertificate } from './verify/certificate/certificateError.ts';
      import { Problem } from './verify/cli/problem.ts';
      import { runCommand } from './verify/cli/runCommand.ts';
      runCommand(async () => {
        ${before}
        ${error === '' ? '' : `throw new ${error}('wrong');`}
      });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' });
    const [code] = await once(child, 'close');
    return code;
  }

  for (const [before, error, code] of [
    ['', '', 0],
    ['', 'Problem', 2],
    ['', 'FalseCertificate', 1],
    ['process.exitCode = 2;', 'FalseCertificate', 1],
    // What has been found false stays so, whatever cannot be looked at afterwards.
    ['process.exitCode = 1;', 'Problem', 1],
  ] as const) {
    it(`is ${code} after ${before || 'nothing'} and ${error || 'no error'}`, async () => {
      expect(await codeOf(before, error)).to.equal(code);
    });
  }
});
