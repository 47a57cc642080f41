import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AbiName,
  abiNames,
  type ContractName,
  type LibraryName,
  libraryNames,
  sourceOf,
  type UniswapName,
  uniswapNames,
} from '../../contracts/abis.ts';
import type { Bytecode, Place } from '../../contracts/bytecode.ts';
import { repositoryRoot } from '../repositoryRoot.ts';
import { readEnums, readTypedData } from './sourceTypes.ts';

type Compiled = { abi: unknown; code: Bytecode };
type HardhatArtifact = Omit<Bytecode, 'immutablePlaces'> & {
  abi: unknown;
  buildInfoId: string;
  /** By the number of the immutable in the syntax tree, which changes with sources that have nothing to do with it. */
  immutableReferences: Record<string, Place[]>;
};
type UniswapArtifact = { abi: unknown; evm: Record<'bytecode' | 'deployedBytecode', { object: string }> };
type BuildInfo = {
  solcLongVersion: string;
  input: { language: string; settings: { outputSelection: unknown; [setting: string]: unknown } };
};

const NAMES: readonly ContractName[] = [...abiNames, ...libraryNames, ...uniswapNames];
const ABI_NAMES: readonly ContractName[] = [...abiNames, ...uniswapNames];

/**
 * Writes what is committed of a build: the ABIs of the published contracts, and the enums and EIP-712 types that ABIs
 * leave out, to `abis/`; the bytecode of all that is deployed, and how it was compiled, to `bytecode/`. Any other JSON in
 * these folders goes.
 */
export async function writeArtifacts(): Promise<void> {
  const files = new Map<string, unknown>([['bytecode/compiler.json', await readCompiler()]]);
  for (const name of NAMES) {
    const { abi, code } = await readCompiled(name);
    files.set(`bytecode/${name}.json`, code);
    if (ABI_NAMES.includes(name)) files.set(`abis/${name}.json`, abi);
  }
  files.set('abis/enums.json', await readEnums());
  files.set('abis/typedData.json', await readTypedData());
  for (const folder of ['abis', 'bytecode']) {
    await mkdir(join(repositoryRoot, folder), { recursive: true });
    for (const name of await readdir(join(repositoryRoot, folder))) {
      if (name.endsWith('.json') && !files.has(`${folder}/${name}`)) await rm(join(repositoryRoot, folder, name));
    }
  }
  for (const [file, content] of files) {
    await writeFile(join(repositoryRoot, file), `${JSON.stringify(content, undefined, 2)}\n`);
  }
}

async function readCompiled(name: ContractName): Promise<Compiled> {
  if (isUniswap(name)) return readUniswap(name);
  const { abi, ...artifact } = await readHardhat(name);
  const { bytecode, linkReferences, deployedBytecode, deployedLinkReferences, immutableReferences } = artifact;
  const immutablePlaces = Object.values(immutableReferences)
    .flat()
    .sort((one, other) => one.start - other.start);
  const code = { bytecode, linkReferences, deployedBytecode, deployedLinkReferences, immutablePlaces };
  return { abi, code: { sourceName: sourceOf(name), ...code } };
}

/** Uniswap's own build, from its package: another compiler would make other code than runs on every network. */
async function readUniswap(name: UniswapName): Promise<Compiled> {
  const file = new URL(import.meta.resolve(`@uniswap/v2-core/build/${name}.json`));
  const { abi, evm } = JSON.parse(await readFile(file, 'utf8')) as UniswapArtifact;
  const code = {
    sourceName: `@uniswap/v2-core/contracts/${name}.sol`,
    bytecode: `0x${evm.bytecode.object}`,
    linkReferences: {},
    deployedBytecode: `0x${evm.deployedBytecode.object}`,
    deployedLinkReferences: {},
    immutablePlaces: [],
  };
  return { abi, code };
}

/** The compiler and its settings, of which none may be another for the same bytecode. */
async function readCompiler(): Promise<object> {
  const { buildInfoId } = await readHardhat('GuildFactory');
  const { solcLongVersion, input } = (await readJson(`artifacts/build-info/${buildInfoId}.json`)) as BuildInfo;
  const { outputSelection, ...settings } = input.settings;
  return { solc: solcLongVersion, language: input.language, settings };
}

async function readHardhat(name: AbiName | LibraryName): Promise<HardhatArtifact> {
  return (await readJson(`artifacts/${sourceOf(name)}/${name}.json`)) as HardhatArtifact;
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(repositoryRoot, path), 'utf8'));
}

function isUniswap(name: ContractName): name is UniswapName {
  return (uniswapNames as readonly ContractName[]).includes(name);
}
