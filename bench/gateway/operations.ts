import { queryGraph } from '../../local/http/queryGraph.ts';

/**
 * A kind of request, and what makes the next body of it. No two of the varied ones are alike, so that graph-node reads its
 * database; the others it answers from its cache, and the gateway from its own.
 */
export type BenchOperation = { name: string; body: () => string };

const ENTRY = 'id number kind category amount blockNumber blockHash transactionHash entryHash';
const NESTED = `${ENTRY} actor { id entryCount } postings { amount account { code balance } }`;
/** What the two of {@link eventOperations} are called. */
export const BARE = 'bare';
export const TOLD = 'with events';
const EVENT = 'event { name args { name type value } sentence }';

/** The operations that all can answer. @param graphNode - Where an account of many entries is looked up. */
export async function commonOperations(
  graphNode: string,
): Promise<{ repeated: BenchOperation[]; varied: BenchOperation[] }> {
  const { accounts } = await queryGraph<{ accounts: { id: string }[] }>(
    graphNode,
    '{ accounts(first: 1, orderBy: entryCount, orderDirection: desc) { id } }',
  );
  const byAccount = `query ($account: String!) { ledgerEntries(first: 100, where: { actor: $account }) { ${ENTRY} } }`;
  return {
    repeated: [
      repeated('_meta', '{ _meta { block { number } } }'),
      repeated('100 rows', `{ ledgerEntries(first: 100) { ${ENTRY} } }`),
      repeated('100 nested rows', `{ ledgerEntries(first: 100) { ${NESTED} } }`),
      repeated('by account', byAccount, { account: accounts[0]?.id }),
    ],
    varied: [varied('100 rows', ENTRY), varied('100 nested rows', NESTED)],
  };
}

/** The same entries without and with what their events say, of which the gateway alone can answer the second. */
export function eventOperations(): [BenchOperation, BenchOperation] {
  return [varied(BARE, ENTRY), varied(TOLD, `${ENTRY} ${EVENT}`)];
}

function repeated(name: string, query: string, variables = {}): BenchOperation {
  const body = JSON.stringify({ query, variables });
  return { name, body: () => body };
}

let asked = 0;

function varied(name: string, fields: string): BenchOperation {
  const query = `query ($after: BigInt!) { ledgerEntries(first: 100, where: { number_gt: $after }) { ${fields} } }`;
  return {
    name,
    body() {
      asked += 1;
      return JSON.stringify({ query, variables: { after: String(asked) } });
    },
  };
}
