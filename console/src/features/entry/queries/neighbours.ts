import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from '../../../lib/askGateway.ts';
import { bytes } from '../../../lib/scalars.ts';

export const neighboursDocument = /* GraphQL */ `
  query Neighbours($guild: String!, $previous: BigInt!, $next: BigInt!) {
    previous: ledgerEntries(first: 1, where: { guild: $guild, number: $previous }) {
      id
      entryHash
    }
    next: ledgerEntries(first: 1, where: { guild: $guild, number: $next }) {
      id
      previousHash
    }
  }
`;

const schema = z
  .object({
    previous: z.array(z.object({ id: bytes, entryHash: bytes })),
    next: z.array(z.object({ id: bytes, previousHash: bytes })),
  })
  .transform(({ previous, next }) => ({ previous: previous[0], next: next[0] }));

/** The entries before and after an entry of a guild, and the hashes by which they hang together. */
export const neighboursQuery = (guild: string, number: bigint) =>
  queryOptions({
    queryKey: ['ledger', 'neighbours', guild, number.toString()],
    queryFn: ({ signal }) => {
      const variables = { guild, previous: (number - 1n).toString(), next: (number + 1n).toString() };
      return askGateway({ document: neighboursDocument, variables, schema }, signal);
    },
    staleTime: 2_000,
  });
