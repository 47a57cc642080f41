import { committedBuilds } from '../bootstrap/builds.mjs';
import type { Processes } from '../process/processes.ts';
import { runTool } from './runTool.ts';
import { stamped } from './stamped.ts';
import { writeArtifacts } from './writeArtifacts.ts';

/**
 * Compiles the contracts and writes what is committed of them, unless that is there for the same sources.
 *
 * @param print - Prints why they are compiled, and the compiler's warnings about our own files.
 * @param isTrusted - Whether what others committed will do.
 * @returns Whether anything was done.
 * @throws StackError with the compiler's errors
 */
export async function buildContracts(
  processes: Processes,
  print: (line: string) => void,
  isTrusted = true,
): Promise<boolean> {
  const make = async () => {
    const output = await runTool({
      processes,
      step: 'contracts',
      script: 'node_modules/hardhat/dist/src/cli.js',
      args: ['build', '--no-tests'],
      onFailure: (text) => diagnostics(text, /^(Error|\w*Error:|HHE)/).join('\n\n') || text,
    });
    for (const warning of diagnostics(output, /^Warning/)) {
      if (!warning.includes('node_modules/')) print(warning);
    }
    await writeArtifacts();
  };
  return stamped({ ...committedBuilds.contracts, make }, isTrusted, print);
}

/** The compiler's messages, which blank lines keep apart, that begin as wanted. */
function diagnostics(output: string, wanted: RegExp): string[] {
  return output.split(/\n\n+/).filter((message) => wanted.test(message.trim()));
}
