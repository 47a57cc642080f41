// What the manifest names. One module for all contracts is compiled once, by graph-cli and by graph-node, instead of once
// per contract; it needs every handler's name to be its own.
// biome-ignore-all lint/performance/noBarrelFile: see above
export * from './access';
export * from './audit';
export * from './budgets';
export * from './categories';
export * from './changes';
export * from './compliance';
export * from './disputes';
export * from './documents';
export * from './escrow';
export * from './governance';
export * from './guild';
export * from './market';
export * from './participation';
export * from './priorities';
export * from './projects';
export * from './reputation';
export * from './rewards';
export * from './timelock';
export * from './token';
export * from './treasury';
