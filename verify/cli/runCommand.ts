import { CertificateError } from '../certificate/certificateError.ts';
import { ChainError } from '../chain/chainError.ts';
import { ServerError } from '../compare/server/serverError.ts';
import { LogError } from '../events/decode.ts';
import { Problem } from './problem.ts';

/** Errors whose messages are for whoever gave the command. */
const EXPECTED = [CertificateError, ChainError, LogError, Problem, ServerError];

/** Runs a command; when it throws, nothing can be said, and the exit code is 2. */
export function runCommand(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(EXPECTED.some((type) => error instanceof type) ? `✘ ${(error as Error).message}` : error);
    process.exitCode = 2;
  });
}
