import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { blockOf } from '../dates/blockOf.ts';
import { expectUnmoved } from '../dates/expectUnmoved.ts';
import type { BlockOfMoment } from '../dates/indexedHeader.ts';
import type { AccountClass, AccountCode, MomentInput } from '../generated/resolvers.ts';
import { rowPages } from '../ledger/rows/rowPages.ts';
import { guildArgument, tokenArgument } from '../prepare/find/queryArguments.ts';
import { addUp, type TokenSums } from './addUp.ts';

const GUILD = 'query ($id: ID!, $block: Block_height!) { guild(id: $id, block: $block) { id } }';
const guildSchema = z.object({ guild: z.object({ id: z.string() }).nullable() });

const amount = z.string().transform(BigInt);
const row = z.object({
  class: z.custom<AccountClass>(),
  code: z.custom<AccountCode>(),
  debits: amount,
  credits: amount,
  token: z.object({ id: z.string() }),
});

type TrialBalanceArguments = { guild: string; token?: string | null; at?: MomentInput | null };

/** Resolver of `Query.trialBalance`; reads the accounts in pages and keeps the sums alone. */
export async function trialBalance(
  _parent: unknown,
  args: TrialBalanceArguments,
  context: Pick<GatewayContext, 'chain' | 'ledger'>,
  info: Pick<GraphQLResolveInfo, 'path'>,
): Promise<{ block: BlockOfMoment; tokens: TokenSums[] } | null> {
  const guild = guildArgument(args.guild);
  const where = { guild, ...(args.token != null && { token: tokenArgument(args.token) }) };
  const block = await blockOf(args.at, context, info);
  const height = { number: block.number };
  const found = guildSchema.parse(await context.ledger.query<unknown>(GUILD, { id: guild, block: height }));
  if (found.guild === null) return null;
  const sums = addUp({ guild, block: block.number });
  const accounts = rowPages(context.ledger, {
    list: 'ledgerAccounts',
    filter: 'LedgerAccount_filter',
    where,
    fields: 'class code debits credits token { id }',
    row,
    block: height,
    remedy: 'Give a `token`, or add up `ledgerAccounts` page by page at one block.',
  });
  for await (const page of accounts)
    for (const { token, ...account } of page) sums.add({ ...account, token: token.id });
  await expectUnmoved(context);
  return { block, tokens: sums.sums() };
}
