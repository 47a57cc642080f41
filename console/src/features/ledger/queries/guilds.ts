import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from '../../../lib/askGateway.ts';
import { bytes } from '../../../lib/scalars.ts';

export const guildsDocument = /* GraphQL */ `
  query Guilds {
    guilds(first: 1000, orderBy: number) {
      id
      name
    }
  }
`;

const schema = z
  .object({ guilds: z.array(z.object({ id: bytes, name: z.string() })) })
  .transform(({ guilds }) => guilds);

/** The gateway's guilds, oldest first. */
export const guildsQuery = queryOptions({
  queryKey: ['ledger', 'guilds'],
  queryFn: ({ signal }) => askGateway({ document: guildsDocument, schema }, signal),
  staleTime: 30_000,
});
