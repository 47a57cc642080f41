import { execFile } from 'node:child_process';
import { repositoryRoot } from '../../../local/repositoryRoot.ts';

/** Runs `npm run verify` with these flags, without npm. */
export function runVerify(...flags: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const options = { cwd: repositoryRoot };
    execFile(process.execPath, ['verify/cli/verify.ts', ...flags], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
