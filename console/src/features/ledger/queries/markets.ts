import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from '../../../lib/askGateway.ts';
import { bigInt, bytes, safeNumber, token } from '../../../lib/scalars.ts';

export const marketsDocument = /* GraphQL */ `
  query Markets($guild: String!, $block: Block_height) {
    markets(
      first: 5
      orderBy: tradeCount
      orderDirection: desc
      where: { guild: $guild, quoteAllowed: true, quoteToken_not: null }
      block: $block
    ) {
      id
      pair
      price
      tokenVolume
      quoteVolume
      tradeCount
      token {
        id
        symbol
        decimals
      }
      quoteToken {
        id
        symbol
        decimals
      }
      trades(first: 100, orderBy: id, orderDirection: desc, where: { side_not: FLASH, marketPrice_not: null }) {
        marketPrice
        timestamp
      }
    }
  }
`;

const market = z.object({
  id: bytes,
  pair: bytes,
  price: bigInt.nullable(),
  tokenVolume: bigInt,
  quoteVolume: bigInt,
  tradeCount: bigInt,
  token,
  quoteToken: token,
  trades: z
    .array(z.object({ marketPrice: bigInt, timestamp: safeNumber }))
    .transform((trades) => trades.reverse().map(({ marketPrice, timestamp }) => ({ price: marketPrice, timestamp }))),
});

const schema = z.object({ markets: z.array(market) }).transform(({ markets }) => markets);

/** A market of a guild's token in a token that the guild takes as payment, with its last trades, oldest first. */
export type Market = z.infer<typeof market>;

/** The price after a trade, times 10^36. */
export type PricePoint = Market['trades'][number];

/**
 * A guild's markets, the one with most trades first.
 *
 * @param asOf - Block at whose end to read; the newest when undefined.
 * @param indexed - Hash of the newest indexed block: another one makes another question.
 */
export const marketsQuery = (guild: string, asOf: number | undefined, indexed: string | null | undefined) =>
  queryOptions({
    queryKey: ['ledger', 'markets', guild, asOf ?? indexed],
    queryFn: ({ signal }) => {
      const variables = { guild, ...(asOf !== undefined && { block: { number: asOf } }) };
      return askGateway({ document: marketsDocument, variables, schema }, signal);
    },
    placeholderData: keepPreviousData,
  });
