import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The end of the path by which graph-node knows the placeholder. */
export const PLACEHOLDER_BUILD = '/graph-node/build/subgraph.yaml';

/** A subgraph that has nothing to index: an event that no contract emits, and an empty WebAssembly module. */
const FILES = {
  'schema.graphql': 'type Placeholder @entity(immutable: true) { id: Bytes! }\n',
  'Placeholder.json': '[{ "type": "event", "name": "Placeholder", "inputs": [], "anonymous": false }]\n',
  'placeholder.wasm': Buffer.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
};

function manifest(network: string): string {
  return `specVersion: 1.3.0
schema: { file: schema.graphql }
dataSources:
  - kind: ethereum
    name: Placeholder
    network: ${network}
    source: { address: '0x0000000000000000000000000000000000000001', abi: Placeholder }
    mapping:
      kind: ethereum/events
      apiVersion: 0.0.9
      language: wasm/assemblyscript
      entities: [Placeholder]
      abis: [{ name: Placeholder, file: Placeholder.json }]
      eventHandlers: [{ event: Placeholder(), handler: handlePlaceholder }]
      file: placeholder.wasm
`;
}

/**
 * Writes a built subgraph for `gnd dev` to start with: it wants one, and looks for its build in `build/` beside it.
 *
 * @param network - The chain's name.
 * @returns The manifest's path.
 */
export async function writePlaceholderSubgraph(folder: string, network: string): Promise<string> {
  const build = join(folder, 'build');
  await mkdir(build, { recursive: true });
  for (const [name, content] of Object.entries(FILES)) await writeFile(join(build, name), content);
  await writeFile(join(build, 'subgraph.yaml'), manifest(network));
  const path = join(folder, 'subgraph.yaml');
  await writeFile(path, manifest(network));
  return path;
}
