import { join } from 'node:path';
import { id } from 'ethers';
import { SUBGRAPH_BUILD } from '../../local/build/buildSubgraph.ts';
import { placeSubgraph } from '../../local/ledger/subgraph.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { LOCAL_NETWORK } from '../../local/stack/dataFolder.ts';
import { type BenchChain, type LogCounts, logKey } from './benchChain.ts';
import { buildPeer } from './buildPeer.ts';

/** A subgraph that is measured. */
export type Indexer = {
  name: string;
  /** Prefix of its database's name. */
  database: string;
  /** The manifest's absolute path. */
  manifest: string;
  /** How many logs of a chain it indexes. */
  logsOf(counts: LogCounts): number;
  /** How many rows these make, by table; of some tables, to see that all was indexed. */
  rowsOf(counts: LogCounts): Record<string, number>;
};

/** Tables of OpenZeppelin's subgraph that have a row for each log of one event. */
const PEER_TABLES = [
  ['erc20_transfer', 'token', 'Transfer(address,address,uint256)'],
  ['delegate_votes_changed', 'token', 'DelegateVotesChanged(address,uint256,uint256)'],
  ['vote_cast', 'governor', 'VoteCast(address,uint256,uint8,uint256,string)'],
  ['timelock_operation_executed', 'timelock', 'CallExecuted(bytes32,uint256,address,uint256,bytes)'],
] as const;

/** The ledger, which indexes all logs of a guild. */
export async function ledgerOf({ deployments }: BenchChain): Promise<Indexer> {
  const manifest = await placeSubgraph({
    built: join(repositoryRoot, SUBGRAPH_BUILD),
    folder: join(repositoryRoot, '.guildhall', 'bench', 'ledger'),
    network: LOCAL_NETWORK,
    deployments,
  });
  const logsOf = (counts: LogCounts) => sum([...counts.values()]);
  return {
    name: 'Guildhall',
    database: 'ours',
    manifest,
    logsOf,
    rowsOf: (counts) => ({ ledger_entry: logsOf(counts) }),
  };
}

/** OpenZeppelin's modules, on the guild's token, governor and timelock. */
export async function peerOf({ contracts, startBlock }: BenchChain): Promise<Indexer> {
  const { manifest, logs } = await buildPeer(contracts, startBlock);
  return {
    name: 'OpenZeppelin',
    database: 'theirs',
    manifest,
    logsOf: (counts) => sum([...counts].map(([key, count]) => (logs.has(key) ? count : 0))),
    rowsOf: (counts) =>
      Object.fromEntries(
        PEER_TABLES.map(([table, contract, event]) => [table, counts.get(logKey(contracts[contract], id(event))) ?? 0]),
      ),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
