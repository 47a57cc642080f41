import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { abiNames, artifactUrl, uniswapArtifactUrl, uniswapNames } from '../../contracts/abis.ts';
import type { Processes } from '../processes.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { runTool } from './runTool.ts';
import { stamped } from './stamped.ts';

const ABI_FOLDER = join(repositoryRoot, 'abis');
/** Artifacts by the name of their contract. */
const ARTIFACTS = new Map<string, URL>([
  ...abiNames.map((name) => [name, artifactUrl(name)] as const),
  ...uniswapNames.map((name) => [name, uniswapArtifactUrl(name)] as const),
]);

/**
 * Compiles the contracts and writes the ABIs of the published ones, and of Uniswap's, to `abis/`.
 *
 * @param print prints the compiler's warnings about our own files
 * @returns whether anything was done
 * @throws StackError with the compiler's errors
 */
export async function buildContracts(processes: Processes, print: (line: string) => void): Promise<boolean> {
  return await stamped({
    name: 'contracts',
    inputs: ['contracts', 'hardhat.config.ts'],
    packages: ['hardhat', 'solc', '@openzeppelin/contracts', '@openzeppelin/contracts-upgradeable', '@uniswap/v2-core'],
    outputs: ['artifacts/contracts', ...[...ARTIFACTS.keys()].map((name) => `abis/${name}.json`)],
    async make() {
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
      await writeAbis();
    },
  });
}

/** The compiler's messages, which blank lines keep apart, that begin as wanted. */
function diagnostics(output: string, wanted: RegExp): string[] {
  return output.split(/\n\n+/).filter((message) => wanted.test(message.trim()));
}

async function writeAbis(): Promise<void> {
  await mkdir(ABI_FOLDER, { recursive: true });
  for (const [name, artifact] of ARTIFACTS) {
    const { abi } = JSON.parse(await readFile(artifact, 'utf8')) as { abi: unknown };
    await writeFile(join(ABI_FOLDER, `${name}.json`), `${JSON.stringify(abi, undefined, 2)}\n`);
  }
  const published = new Set([...ARTIFACTS.keys()].map((name) => `${name}.json`));
  for (const file of await readdir(ABI_FOLDER)) if (!published.has(file)) await rm(join(ABI_FOLDER, file));
}
