import { queryOptions } from '@tanstack/react-query';
import type { DocumentText } from '../../../client/index.ts';
import type { ChainHeadQuery, ChainHeadQueryVariables } from '../generated/operations.ts';
import { ask } from './ask.ts';

/** Milliseconds between two looks at the chain's head. */
const POLL_MS = 15_000;

const chainHeadDocument: DocumentText<ChainHeadQuery, ChainHeadQueryVariables> = /* GraphQL */ `
  query ChainHead {
    chain {
      head {
        number
      }
    }
  }
`;

/** Number of the chain's newest block; the ledger's distance from it is how far indexing is behind. */
export const chainHeadQuery = queryOptions({
  queryKey: ['chain-head'],
  queryFn: async ({ signal }) => Number((await ask(chainHeadDocument, {}, signal)).data.chain.head.number),
  refetchInterval: POLL_MS,
  staleTime: POLL_MS,
});
