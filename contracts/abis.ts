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

/** The libraries of `contracts/projects/` that the Projects implementation is linked to; only it calls them. */
export const libraryNames = [
  'ProjectsExtras',
  'ProjectsExits',
  'ProjectsChanges',
  'ProjectsDisputes',
  'ProjectsGuild',
  'ProjectsTerms',
] as const;

/** Name of a library that Projects is linked to. */
export type LibraryName = (typeof libraryNames)[number];

/** Names of the contracts of Uniswap V2 whose ABIs are in `abis/` as well. */
export const uniswapNames = ['UniswapV2Factory', 'UniswapV2Pair'] as const;

/** Name of a contract of Uniswap V2. */
export type UniswapName = (typeof uniswapNames)[number];

/** Name of a contract whose bytecode is in `bytecode/<name>.json`. */
export type ContractName = AbiName | LibraryName | UniswapName;

/**
 * The source file of a contract or library of our own.
 *
 * @param name - The contract.
 * @returns Its path from the repository's root, which is also its name for Solidity's compiler.
 */
export function sourceOf(name: AbiName | LibraryName): string {
  const folder = name in folderOf ? folderOf[name as AbiName] : 'projects';
  return `contracts/${folder}/${name}.sol`;
}
