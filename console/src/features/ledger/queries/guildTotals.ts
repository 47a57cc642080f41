import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from '../../../lib/askGateway.ts';
import { bigInt, bytes } from '../../../lib/scalars.ts';

export const guildTotalsDocument = /* GraphQL */ `
  query GuildTotals($guild: ID!, $block: Block_height) {
    guild(id: $guild, block: $block) {
      name
      head {
        entryCount
        hash
      }
      projectCount
      proposalCount
      paymentCount
      memberCount
    }
    _meta(block: $block) {
      block {
        number
      }
    }
  }
`;

const schema = z
  .object({
    guild: z
      .object({
        name: z.string(),
        head: z.object({ entryCount: bigInt, hash: bytes }),
        projectCount: bigInt,
        proposalCount: bigInt,
        paymentCount: bigInt,
        memberCount: bigInt,
      })
      .nullable(),
    _meta: z.object({ block: z.object({ number: z.number().int() }) }),
  })
  .transform(({ guild, _meta }) => (guild ? { ...guild, blockNumber: _meta.block.number } : null));

/** What a guild's ledger adds up to at a block. */
export type GuildTotals = NonNullable<z.infer<typeof schema>>;

/**
 * A guild's totals; null when there is no such guild at that block.
 *
 * @param asOf - Block at whose end to read; the newest when undefined.
 * @param indexed - Hash of the newest indexed block: another one makes another question.
 */
export const guildTotalsQuery = (guild: string, asOf: number | undefined, indexed: string | null | undefined) =>
  queryOptions({
    queryKey: ['ledger', 'totals', guild, asOf ?? indexed],
    queryFn: ({ signal }) => {
      const variables = { guild, ...(asOf !== undefined && { block: { number: asOf } }) };
      return askGateway({ document: guildTotalsDocument, variables, schema }, signal);
    },
    placeholderData: keepPreviousData,
  });
