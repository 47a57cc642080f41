import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from './askGateway.ts';
import { safeNumber } from './scalars.ts';

/** Milliseconds between two looks at the chain's head. */
const POLL_MS = 15_000;

export const chainHeadDocument = /* GraphQL */ `
  query ChainHead {
    chain {
      head {
        number
      }
    }
  }
`;

const schema = z
  .object({ chain: z.object({ head: z.object({ number: safeNumber }) }) })
  .transform(({ chain }) => chain.head.number);

/** Number of the chain's newest block; the ledger's distance from it is how far indexing is behind. */
export const chainHeadQuery = queryOptions({
  queryKey: ['chain-head'],
  queryFn: ({ signal }) => askGateway({ document: chainHeadDocument, schema }, signal),
  refetchInterval: POLL_MS,
  staleTime: POLL_MS,
});
