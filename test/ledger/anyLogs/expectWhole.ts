import { expect } from 'chai';
import { JsonRpcProvider } from 'ethers';
import { queryGraph } from '../../../local/http/queryGraph.ts';
import { readAll } from '../readLedger.ts';
import type { BareLedger } from './bareLedger.ts';

/** Expects that graph-node has met no error in the ledger, not even one that it passes over. */
export async function expectHealthy({ statusUrl }: Pick<BareLedger, 'statusUrl'>): Promise<void> {
  const { indexingStatuses } = await queryGraph<{ indexingStatuses: unknown[] }>(
    statusUrl,
    '{ indexingStatuses { health fatalError { message } nonFatalErrors { message } } }',
  );
  expect(indexingStatuses.at(-1)).to.deep.equal({ health: 'healthy', fatalError: null, nonFatalErrors: [] });
}

/** Expects an entry of every log of the chain, in its order. */
export async function expectEveryLog({ rpcUrl, ledgerUrl }: Pick<BareLedger, 'rpcUrl' | 'ledgerUrl'>): Promise<void> {
  const provider = new JsonRpcProvider(rpcUrl, undefined, { staticNetwork: true });
  const logs = await provider.getLogs({ fromBlock: 0 });
  provider.destroy();
  const entries = await readAll<{ transactionHash: string }>(ledgerUrl, 'ledgerEntries', 'transactionHash');
  expect(entries.map(({ transactionHash }) => transactionHash)).to.deep.equal(
    logs.map(({ transactionHash }) => transactionHash),
  );
}
