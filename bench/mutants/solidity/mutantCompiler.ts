import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Deployable, readDeployables } from './readDeployables.ts';
import type { SolidityMutant, SyntaxNode } from './solidityMutants.ts';

type Sources = Record<string, { content: string }>;
type Input = { language: string; sources: Sources; settings: { outputSelection: unknown } };
type Code = { object: string; linkReferences: unknown; immutableReferences?: unknown };
type Contract = { evm: { bytecode: Code; deployedBytecode: Code } };
type Output = { errors?: { severity: string }[]; contracts: Record<string, Record<string, Contract>> };

const require = createRequire(import.meta.url);
const solc = require('solc/wrapper')(require('solc/soljson.js')) as { compile(input: string): string };
const CODE = ['evm.bytecode', 'evm.deployedBytecode'];

/** Compiles mutants into a copy of the project that Hardhat has built. */
export class MutantCompiler {
  readonly #copy: URL;
  readonly #input: Input;
  readonly #deployables: readonly Deployable[];
  /** solc's syntax trees, by the name of the source. */
  readonly trees: ReadonlyMap<string, SyntaxNode>;

  private constructor(copy: URL, input: Input, trees: ReadonlyMap<string, SyntaxNode>) {
    this.#copy = copy;
    this.#input = input;
    this.#deployables = readDeployables(trees);
    this.trees = trees;
  }

  /**
   * Reads what Hardhat's last build was made of.
   *
   * @param copy - The copy, built.
   */
  static async of(copy: URL): Promise<MutantCompiler> {
    const folder = new URL('artifacts/build-info/', copy);
    const trees = new Map<string, SyntaxNode>();
    let input: Input | undefined;
    for (const name of await readdir(folder)) {
      const content = JSON.parse(await readFile(new URL(name, folder), 'utf8'));
      if (!name.endsWith('.output.json')) input = content.input;
      else
        for (const [source, { ast }] of Object.entries<{ ast: SyntaxNode }>(content.output.sources))
          trees.set(source, ast);
    }
    if (input === undefined) throw new Error('Hardhat has built nothing in the copy.');
    return new MutantCompiler(copy, input, trees);
  }

  /**
   * Puts a mutant into the artifacts of all contracts that have its code.
   *
   * @returns What puts the artifacts back; undefined when the mutant does not compile.
   */
  async putIn({ file, start, end, to }: SolidityMutant): Promise<(() => Promise<void>) | undefined> {
    const source = `project/${file}`;
    const bytes = Buffer.from(this.#input.sources[source]?.content ?? '');
    const content = Buffer.concat([bytes.subarray(0, start), Buffer.from(to), bytes.subarray(end)]).toString();
    const output = this.#compile(
      { ...this.#input.sources, [source]: { content } },
      this.#deployables.filter(({ sources }) => sources.has(source)),
    );
    if (output.errors?.some(({ severity }) => severity === 'error')) return undefined;
    const before = new Map<URL, string>();
    for (const [where, contracts] of Object.entries(output.contracts)) {
      for (const [name, { evm }] of Object.entries(contracts)) {
        const path = new URL(`artifacts/${where.replace(/^project\//, '')}/${name}.json`, this.#copy);
        before.set(path, await readFile(path, 'utf8'));
        await writeFile(path, JSON.stringify({ ...JSON.parse(before.get(path) ?? ''), ...artifactOf(evm) }));
      }
    }
    return async () => {
      for (const [path, whole] of before) await writeFile(path, whole);
    };
  }

  #compile(sources: Sources, contracts: readonly { source: string; name: string }[]): Output {
    const outputSelection: Record<string, Record<string, string[]>> = {};
    for (const { source, name } of contracts) outputSelection[source] = { ...outputSelection[source], [name]: CODE };
    const settings = { ...this.#input.settings, outputSelection };
    return JSON.parse(solc.compile(JSON.stringify({ ...this.#input, sources, settings })));
  }
}

function artifactOf({ bytecode, deployedBytecode }: Contract['evm']) {
  return {
    bytecode: `0x${bytecode.object}`,
    linkReferences: bytecode.linkReferences,
    deployedBytecode: `0x${deployedBytecode.object}`,
    deployedLinkReferences: deployedBytecode.linkReferences,
    immutableReferences: deployedBytecode.immutableReferences ?? {},
  };
}
