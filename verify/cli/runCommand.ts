import { inspect } from 'node:util';
import { CertificateError, FalseCertificate } from '../certificate/certificateError.ts';
import { ChainError } from '../chain/chainError.ts';
import { ServerError } from '../compare/server/serverError.ts';
import { LogError } from '../events/decode.ts';
import { Problem } from './problem.ts';
import { portsAdvice } from './report/advice.ts';
import { tellAside } from './report/tell.ts';

/** Errors whose messages are for whoever gave the command. */
const EXPECTED = [CertificateError, ChainError, LogError, Problem, ServerError];

/**
 * Runs a command; when it throws, nothing can be said and the exit code is 2, unless what it looked at is false, or
 * something before was: then 1.
 */
export function runCommand(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    tellAside(...linesOf(error));
    process.exitCode = error instanceof FalseCertificate || process.exitCode === 1 ? 1 : 2;
  });
}

function linesOf(error: unknown): string[] {
  if (EXPECTED.some((type) => error instanceof type)) {
    const { message } = error as Error;
    return [`✘ ${message}`, ...portsAdvice(message)];
  }
  return inspect(error).split('\n');
}
