import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { id } from 'ethers';
import { parse } from 'yaml';
import { z } from 'zod';
import { childEnv } from '../../local/process/childEnv.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { LOCAL_NETWORK } from '../../local/stack/dataFolder.ts';
import { runGraph } from '../../subgraph/runGraph.ts';
import { logKey } from './benchChain.ts';
import type { IndexedContracts } from './playRound.ts';

const manifestSchema = z.object({
  dataSources: z.array(
    z.object({
      source: z.object({ address: z.string() }),
      mapping: z.object({ eventHandlers: z.array(z.object({ event: z.string() })) }),
    }),
  ),
});

/** OpenZeppelin's subgraph, built. */
export type Peer = {
  /** The manifest's absolute path. */
  manifest: string;
  /** The logs that it indexes, as in {@link LogCounts}. */
  logs: ReadonlySet<string>;
};

const FOLDER = join(repositoryRoot, '.guildhall', 'bench', 'openzeppelin');

/**
 * Builds OpenZeppelin's published subgraph modules for the contracts that both index, as their README says: their
 * compiler makes the schema and the manifest, graph-cli compiles their mappings.
 *
 * @param contracts - Their addresses.
 * @param startBlock - The first block with a log of them.
 */
export async function buildPeer(contracts: IndexedContracts, startBlock: number): Promise<Peer> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const config = join(FOLDER, 'config.json');
  const datasources = [
    { address: contracts.token, startBlock, module: ['erc20', 'voting'] },
    { address: contracts.governor, startBlock, module: 'governor' },
    { address: contracts.timelock, startBlock, module: ['timelock', 'accesscontrol'] },
  ];
  await writeFile(config, JSON.stringify({ output: `${FOLDER}/`, chain: LOCAL_NETWORK, datasources }));
  await compileConfig(config);
  await nameMutable(join(FOLDER, 'schema.graphql'));
  await runGraph(FOLDER, 'build', 'build');
  const manifest = join(FOLDER, 'build', 'subgraph.yaml');
  return { manifest, logs: await readLogs(manifest) };
}

/** The address and first topic of each log that a manifest has a handler for. */
async function readLogs(manifest: string): Promise<Set<string>> {
  const { dataSources } = manifestSchema.parse(parse(await readFile(manifest, 'utf8')));
  return new Set(
    dataSources.flatMap(({ source, mapping }) =>
      mapping.eventHandlers.map(({ event }) => logKey(source.address, id(event.replaceAll('indexed ', '')))),
    ),
  );
}

async function compileConfig(config: string): Promise<void> {
  const modules = dirname(createRequire(import.meta.url).resolve('@openzeppelin/subgraphs/package.json'));
  const tools = createRequire(join(modules, 'package.json')).resolve('@amxx/graphprotocol-utils/package.json');
  const compiler = join(dirname(tools), 'scripts', 'graph-compiler', 'cli.js');
  const folders = ['--include', join(modules, 'src', 'datasources'), '--root', modules];
  const argv = [compiler, '--config', config, ...folders, '--export-schema', '--export-subgraph'];
  await promisify(execFile)(process.execPath, argv, { cwd: FOLDER, env: childEnv({}) });
}

/** Says of each entity that is not immutable that it is not: our graph-cli, newer than theirs, refuses to assume it. */
async function nameMutable(schema: string): Promise<void> {
  const text = await readFile(schema, 'utf8');
  await writeFile(schema, text.replace(/@entity(?!\()/g, '@entity(immutable: false)'));
}
