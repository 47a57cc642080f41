import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askWithBasis } from './askGateway.ts';
import { bytes } from './scalars.ts';
import { readVerdict } from './verdict.ts';

/** Milliseconds between two looks at the indexed block. */
const POLL_MS = 5_000;

export const indexedBlockDocument = /* GraphQL */ `
  query IndexedBlock {
    _meta {
      block {
        number
        hash
        timestamp
      }
      hasIndexingErrors
    }
  }
`;

const schema = z
  .object({
    _meta: z.object({
      block: z.object({ number: z.number().int(), hash: bytes.nullable(), timestamp: z.number().nullable() }),
      hasIndexingErrors: z.boolean(),
    }),
  })
  .transform(({ _meta }) => ({ ..._meta.block, hasIndexingErrors: _meta.hasIndexingErrors }));

/** Block up to which the ledger is indexed, and what a verifier says of it, looked at again every five seconds. */
export const indexedBlockQuery = queryOptions({
  queryKey: ['indexed-block'],
  queryFn: async ({ signal }) => {
    const { data, basis } = await askWithBasis({ document: indexedBlockDocument, schema }, signal);
    return { ...data, verdict: readVerdict(basis) };
  },
  refetchInterval: POLL_MS,
  staleTime: POLL_MS,
});
