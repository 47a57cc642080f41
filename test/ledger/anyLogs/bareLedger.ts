import { startBareStack } from '../../../testing/ledger/bareStack.ts';

/** An empty chain and the ledger that follows one factory on it; no contracts and no gateway. */
export type BareLedger = {
  rpcUrl: string;
  /** Folder of the content store's blocks. */
  contentFolder: string;
  ledgerUrl: string;
  statusUrl: string;
  /** Waits until a block is in the ledger; throws with the reason when the ledger has failed. */
  indexed(block: number): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a chain, PostgreSQL and graph-node with the ledger of the guilds that a factory at an address makes. */
export async function startBareLedger(factory: string): Promise<BareLedger> {
  const { rpcUrl, contentFolder, openLedger, stop } = await startBareStack();
  try {
    const { queryUrl, statusUrl, indexed } = await openLedger('any_logs', factory);
    return { rpcUrl, contentFolder, ledgerUrl: queryUrl, statusUrl, indexed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
