import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { type ContentStore, startContentStore } from '../parts/contentStore.ts';
import { freePorts } from '../process/ports.ts';
import { publishSubgraph } from './publishSubgraph.ts';

const MANIFEST = `specVersion: 1.4.0
schema: { file: schema.graphql }
dataSources:
  - kind: ethereum
    name: GuildFactory
    mapping:
      file: GuildFactory/mapping.wasm
      abis: [{ name: GuildFactory, file: GuildFactory/GuildFactory.json }]
`;

describe('publishSubgraph', () => {
  let folder: string;
  let store: ContentStore;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-publish-'));
    const [port = 0] = await freePorts(1);
    store = await startContentStore({ folder: join(folder, 'content'), port });
  });
  after(async () => {
    await store.stop();
    await rm(folder, { recursive: true });
  });

  it('puts every file into IPFS, and a manifest that links to them', async () => {
    await mkdir(join(folder, 'GuildFactory'));
    const files = { schema: 'type A', mapping: '\0asm', abi: '[]' };
    await writeFile(join(folder, 'schema.graphql'), files.schema);
    await writeFile(join(folder, 'GuildFactory', 'mapping.wasm'), files.mapping);
    await writeFile(join(folder, 'GuildFactory', 'GuildFactory.json'), files.abi);
    await writeFile(join(folder, 'subgraph.yaml'), MANIFEST);

    const copies = join(folder, 'copies');
    const cid = await publishSubgraph(join(folder, 'subgraph.yaml'), store.url, copies);

    // graph-node takes an id of at most 46 characters, which is a version 0 CID.
    expect(cid).to.match(/^Qm\w{44}$/);
    const read = async (path: string) => (await fetch(store.url + path)).text();
    const { schema, dataSources } = parse(await read(`/ipfs/${cid}`));
    const { mapping } = dataSources[0];
    expect(await read(schema.file['/'])).to.equal(files.schema);
    expect(await read(mapping.file['/'])).to.equal(files.mapping);
    expect(await read(mapping.abis[0].file['/'])).to.equal(files.abi);
    expect(mapping.abis[0].name).to.equal('GuildFactory');
    const linked = [schema.file, mapping.file, mapping.abis[0].file].map((file) => file['/'].replace('/ipfs/', ''));
    for (const copied of [cid, ...linked]) {
      expect(await readFile(join(copies, copied), 'utf8')).to.equal(await read(`/ipfs/${copied}`));
    }
  });
});
