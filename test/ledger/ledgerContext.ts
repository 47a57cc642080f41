/** A chain with Guildhall's contracts and the ledger that follows it. */
export type LedgerContext = {
  rpcUrl: string;
  /** The ledger on graph-node itself. */
  ledgerUrl: string;
  /** Address of the GuildFactory. */
  factory: string;
  /** Address of a test stablecoin that the first local account mints. */
  testDollar: string;
  /** Waits until a block is in the ledger. */
  indexed(block: number): Promise<void>;
};
