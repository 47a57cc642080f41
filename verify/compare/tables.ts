/** A type of rows, as GraphQL serves them. */
export type Table = {
  type: string;
  /** Its list in a query. */
  list: string;
  /** Fields that are values. */
  values: readonly string[];
  /** Fields that lead to another row. */
  links: readonly string[];
};

function table(type: string, list: string, values: string, links: string): Table {
  return { type, list, values: values.split(' '), links: links.split(' ') };
}

/** The entries. */
export const entryTable = table(
  'LedgerEntry',
  'ledgerEntries',
  'id number position kind category documentCid documentDigest amount topic0 payloadHash previousHash entryHash blockNumber blockHash timestamp transactionHash transactionFrom logIndex',
  'guild actor project milestone proposal budget round dispute finding account token execution contract',
);

/** Their postings. */
export const postingTable = table('Posting', 'postings', 'id amount balanceAfter', 'entry account guild token');

/** The accounts of the books. */
export const accountTable = table(
  'LedgerAccount',
  'ledgerAccounts',
  'id class code holder debits credits balance',
  'guild token',
);

/** How far a ledger is. */
export const headTable = table('LedgerHead', 'ledgerHeads', 'id entryCount hash', 'guild lastScheduled lastCause');
