import { isHexString } from 'ethers';
import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { beginOf } from '../dates/beginOf.ts';
import { blockOf } from '../dates/blockOf.ts';
import { expectUnmoved } from '../dates/expectUnmoved.ts';
import type { BlockOfMoment } from '../dates/indexedHeader.ts';
import { fault } from '../errors.ts';
import type { MomentInput } from '../generated/resolvers.ts';

type Balances = { debits: bigint; credits: bigint; balance: bigint };

/** An account in a period, both blocks included; balances are debits less credits. */
export type StatedPeriod = {
  account: string;
  from: BlockOfMoment;
  to: BlockOfMoment;
  opening: bigint;
  debits: bigint;
  credits: bigint;
  closing: bigint;
};

const DOCUMENT = `query ($id: ID!, $block: Int!) {
  ledgerAccount(id: $id, block: { number: $block }) {
    debits credits balance
    guild { entries(first: 1, orderBy: number) { blockNumber } }
  }
}`;
const amount = z.string().transform(BigInt);
const answerSchema = z.object({
  ledgerAccount: z
    .object({
      debits: amount,
      credits: amount,
      balance: amount,
      guild: z.object({ entries: z.tuple([z.object({ blockNumber: z.string().transform(Number) })]) }),
    })
    .nullable(),
});

const NOTHING: Balances = { debits: 0n, credits: 0n, balance: 0n };

/**
 * Resolver of `Query.statement`.
 *
 * @throws `BAD_USER_INPUT` when the period ends before it begins
 */
export async function statement(
  _parent: unknown,
  args: { account: string; from: MomentInput; to?: MomentInput | null },
  context: Pick<GatewayContext, 'chain' | 'ledger'>,
  info: Pick<GraphQLResolveInfo, 'path'>,
): Promise<StatedPeriod | null> {
  if (!isHexString(args.account, true)) {
    throw fault('BAD_USER_INPUT', 'The account is no id of a ledger account: take one from `ledgerAccounts`.');
  }
  const id = args.account.toLowerCase();
  const from = await beginOf(args.from, context, info);
  const to = await blockOf(args.to, context, info);
  if (to.number < from.number) {
    throw fault(
      'BAD_USER_INPUT',
      `The period has no block: it begins with block ${from.number} and ends with block ${to.number}. Give a later \`to\`.`,
    );
  }
  const closing = await balancesAt(id, to.number, context);
  if (closing === null) return null;
  const existed = closing.guild.entries[0].blockNumber < from.number;
  const opening = (existed && (await balancesAt(id, from.number - 1, context))) || NOTHING;
  await expectUnmoved(context);
  return {
    account: id,
    from,
    to,
    opening: opening.balance,
    debits: closing.debits - opening.debits,
    credits: closing.credits - opening.credits,
    closing: closing.balance,
  };
}

async function balancesAt(id: string, block: number, { ledger }: Pick<GatewayContext, 'ledger'>) {
  return answerSchema.parse(await ledger.query<unknown>(DOCUMENT, { id, block })).ledgerAccount;
}
