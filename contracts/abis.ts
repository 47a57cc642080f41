/** The contracts whose ABIs are published in `abis/<name>.json`, by domain folder under `contracts/`. */
const folderOf = {
  Forwarder: 'relay',
  GuildFactory: 'guild',
  AccessManager: 'guild',
  GuildToken: 'token',
  GuildGovernor: 'governance',
  Timelock: 'governance',
  Treasury: 'treasury',
  Projects: 'projects',
  Rewards: 'rewards',
  CategoryPolicy: 'governance',
  PriorityRounds: 'priorities',
  Reputation: 'rewards',
  Compliance: 'compliance',
  AuditTrail: 'audit',
  DirectArbiter: 'projects/arbiters',
  GovernanceArbiter: 'projects/arbiters',
  ERC792Arbiter: 'projects/arbiters',
  EASAdapter: 'compliance',
  TestDollar: 'local',
} as const;

/** Name of a published contract. */
export type AbiName = keyof typeof folderOf;

/** Names of all published contracts. */
export const abiNames = Object.keys(folderOf) as AbiName[];

/** The contracts of Uniswap V2 whose ABIs are in `abis/` as well, by where their package has the artifact. */
const uniswapFiles = {
  UniswapV2Factory: import.meta.resolve('@uniswap/v2-core/build/UniswapV2Factory.json'),
  UniswapV2Pair: import.meta.resolve('@uniswap/v2-core/build/UniswapV2Pair.json'),
} as const;

/** Name of a contract of Uniswap V2. */
export type UniswapName = keyof typeof uniswapFiles;

/** Names of the contracts of Uniswap V2. */
export const uniswapNames = Object.keys(uniswapFiles) as UniswapName[];

/**
 * Where Uniswap's package has a contract's artifact.
 *
 * @param name - The contract.
 * @returns Its JSON file.
 */
export function uniswapArtifactUrl(name: UniswapName): URL {
  return new URL(uniswapFiles[name]);
}

/**
 * Where Hardhat writes a published contract's artifact.
 *
 * @param name - The contract.
 * @returns Its JSON file; it exists after `hardhat build`.
 */
export function artifactUrl(name: AbiName): URL {
  return new URL(`../artifacts/contracts/${folderOf[name]}/${name}.sol/${name}.json`, import.meta.url);
}
