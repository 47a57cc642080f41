import { queryOptions } from '@tanstack/react-query';
import type { DocumentText } from '../../../client/index.ts';
import type { IndexedBlockQuery, IndexedBlockQueryVariables } from '../generated/operations.ts';
import { ask } from './ask.ts';

/** Milliseconds between two looks at the indexed block. */
const POLL_MS = 5_000;

const indexedBlockDocument: DocumentText<IndexedBlockQuery, IndexedBlockQueryVariables> = /* GraphQL */ `
  query IndexedBlock {
    _meta {
      block {
        number
        timestamp
      }
      hasIndexingErrors
    }
  }
`;

/** Block up to which the ledger is indexed, and what a verifier says of it, looked at again every five seconds. */
export const indexedBlockQuery = queryOptions({
  queryKey: ['indexed-block'],
  queryFn: async ({ signal }) => {
    const { data, basis } = await ask(indexedBlockDocument, {}, signal);
    if (!data._meta) throw new Error('The gateway does not say which block is indexed.');
    const { block, hasIndexingErrors } = data._meta;
    return { ...block, hasIndexingErrors, verdict: basis.verified };
  },
  refetchInterval: POLL_MS,
  staleTime: POLL_MS,
});
