import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import type { Deployments } from './deployments.ts';
import { placeManifest } from './manifest.ts';

const MANIFEST = `specVersion: 1.4.0
schema: { file: schema.graphql }
dataSources:
  - kind: ethereum
    name: GuildFactory
    network: local
    context: { forwarder: { type: Bytes, data: '0x0000000000000000000000000000000000000000' } }
    source: { abi: GuildFactory, address: '0x0000000000000000000000000000000000000000', startBlock: 0 }
    mapping: { file: mapping.wasm }
templates:
  - { kind: ethereum, name: Projects, network: local, source: { abi: Projects } }
  - { kind: file/ipfs, name: Document, mapping: { file: mapping.wasm } }
`;
const ADDRESS = '0x00000000000000000000000000000000000000aB';
const FORWARDER = `0x${'2'.repeat(40)}`;

describe('placeManifest', () => {
  it('puts in the network, the addresses and the first block, and leaves the rest', () => {
    const deployments = { GuildFactory: { address: ADDRESS, startBlock: 7 }, Forwarder: { address: FORWARDER } };
    const placed = parse(placeManifest(MANIFEST, 'sepolia', deployments));
    const before = parse(MANIFEST);
    before.dataSources[0].network = 'sepolia';
    before.dataSources[0].source = { abi: 'GuildFactory', address: ADDRESS, startBlock: 7 };
    before.dataSources[0].context.forwarder.data = FORWARDER;
    before.templates[0].network = 'sepolia';
    expect(placed).to.deep.equal(before);
  });

  it('keeps an address a string, whatever YAML makes of hexadecimal digits', () => {
    const digits = `0x${'1'.repeat(40)}`;
    const placed = parse(
      placeManifest(MANIFEST, 'local', { GuildFactory: { address: digits }, Forwarder: { address: digits } }),
    );
    expect(placed.dataSources[0].source).to.deep.equal({ abi: 'GuildFactory', address: digits, startBlock: 0 });
    expect(placed.dataSources[0].context.forwarder.data).to.equal(digits);
  });

  it('leaves out the factory of Uniswap where there is none', () => {
    const source = parse(MANIFEST).dataSources[0];
    const manifest = stringify({ dataSources: [source, { ...source, name: 'UniswapV2Factory' }] });
    const namesOn = (deployments: Deployments): string[] =>
      parse(placeManifest(manifest, 'local', deployments)).dataSources.map(({ name }: { name: string }) => name);
    const guildhall = { GuildFactory: { address: ADDRESS }, Forwarder: { address: FORWARDER } };
    expect(namesOn(guildhall)).to.deep.equal(['GuildFactory']);
    expect(namesOn({ ...guildhall, UniswapV2Factory: { address: ADDRESS } })).to.have.length(2);
  });

  it('names the contract that the network lacks', () => {
    expect(() => placeManifest(MANIFEST, 'local', {})).to.throw('the network has no GuildFactory');
    const factory = { GuildFactory: { address: ADDRESS } };
    expect(() => placeManifest(MANIFEST, 'local', factory)).to.throw('the network has no Forwarder');
  });
});
