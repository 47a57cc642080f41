// What the manifest names. One module for all contracts is compiled once, by graph-cli and by graph-node, instead of eight
// times; it needs every handler's name to be its own.
// biome-ignore-all lint/performance/noBarrelFile: see above
export * from './access';
export * from './governance';
export * from './guild';
export * from './projects';
export * from './rewards';
export * from './timelock';
export * from './token';
export * from './treasury';
