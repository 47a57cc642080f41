import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from '../../../lib/askGateway.ts';
import { bytes } from '../../../lib/scalars.ts';

export const sampleValuesDocument = /* GraphQL */ `
  query SampleValues {
    guilds(first: 1, orderBy: number) {
      id
      payments(first: 1, orderBy: id, where: { kind: MILESTONE }) {
        to {
          id
        }
      }
      proposals(first: 1, orderBy: voteStart, orderDirection: desc) {
        id
      }
    }
    _meta {
      block {
        number
      }
    }
  }
`;

const withId = z.object({ id: bytes });

const schema = z.object({
  guilds: z.array(z.object({ id: bytes, payments: z.array(z.object({ to: withId })), proposals: z.array(withId) })),
  _meta: z.object({ block: z.object({ number: z.number().int() }) }),
});

/** Values of this ledger for the examples' variables; where it has none yet, a text that says what to put there. */
export type SampleValues = {
  guild: string;
  proposal: string;
  account: string;
  block: number;
};

/** Looks up values for the examples' variables. */
export const sampleValuesQuery = queryOptions({
  queryKey: ['explore', 'sample-values'],
  queryFn: async ({ signal }): Promise<SampleValues> => {
    const { guilds, _meta } = await askGateway({ document: sampleValuesDocument, schema }, signal);
    const guild = guilds[0];
    return {
      guild: guild?.id ?? 'id of a guild',
      proposal: guild?.proposals[0]?.id ?? 'id of a proposal',
      account: guild?.payments[0]?.to.id ?? 'address of an account',
      block: _meta.block.number,
    };
  },
});
