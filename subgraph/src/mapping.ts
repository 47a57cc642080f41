// What the manifest names. One module for all contracts is compiled once, by graph-cli and by graph-node, instead of once
// per contract; it needs every handler's name to be its own.
// biome-ignore-all lint/performance/noBarrelFile: see above

export * from './audit/audit';
export * from './compliance/compliance';
export * from './disputes/disputes';
export * from './documents/documents';
export * from './governance/categories';
export * from './governance/governance';
export * from './governance/timelock';
export * from './guild/access';
export * from './guild/guild';
export * from './market/market';
export * from './priorities/priorities';
export * from './projects/changes';
export * from './projects/escrow';
export * from './projects/projects';
export * from './rewards/participation';
export * from './rewards/reputation';
export * from './rewards/rewards';
export * from './token/token';
export * from './treasury/budgets';
export * from './treasury/treasury';
