import { z } from 'zod';
import { blockAt } from '../dates/blockAt.ts';
import { timeOf } from '../dates/timeOf.ts';
import { fault } from '../errors.ts';
import type { GuildResolvers } from '../generated/resolvers.ts';
import { askedBlock } from '../ledger/blocks/askedBlock.ts';
import { rowIdOf, rowIdSelection } from '../ledger/rows/rowId.ts';
import { tokenArgument } from '../prepare/find/queryArguments.ts';

const DAY = 86_400n;
const MOST_DAYS = 3_650;

const NOW = `query ($guild: String!, $token: String!, $block: Block_height!) {
  ledgerAccounts(where: { guild: $guild, token: $token, code: TREASURY }, first: 1, block: $block) {
    id balance credits guild { createdAt }
  }
}`;
const THEN = 'query ($id: ID!, $block: Block_height!) { ledgerAccount(id: $id, block: $block) { credits } }';
const amount = z.string().transform(BigInt);
const nowSchema = z.object({
  ledgerAccounts: z.array(
    z.object({ id: z.string(), balance: amount, credits: amount, guild: z.object({ createdAt: amount }) }),
  ),
});
const thenSchema = z.object({ ledgerAccount: z.object({ credits: amount }).nullable() });

/** Resolver of `Guild.runway`: what left the treasury is what its account was credited with, between two blocks. */
export const runway = {
  selectionSet: rowIdSelection,
  async resolve(guild, { token, days }, context, info) {
    if (!(days >= 1 && days <= MOST_DAYS)) {
      throw fault('BAD_USER_INPUT', `\`days\` is 1 to ${MOST_DAYS}, not ${days}.`);
    }
    const { ledger } = context;
    const block = await askedBlock(info, ledger);
    const variables = { guild: rowIdOf(guild), token: tokenArgument(token), block };
    const [account] = nowSchema.parse(await ledger.query<unknown>(NOW, variables)).ledgerAccounts;
    if (account === undefined) return null;
    const now = await timeOf(block, context);
    const { createdAt } = account.guild;
    const since = now - BigInt(days) * DAY > createdAt ? now - BigInt(days) * DAY : createdAt;
    const begin = await blockAt({}, { at: String(since) }, context);
    const before = { id: account.id, block: { number: begin?.number } };
    const { ledgerAccount } = thenSchema.parse(await ledger.query<unknown>(THEN, before));
    const outflow = account.credits - (ledgerAccount?.credits ?? 0n);
    const seconds = now - since;
    return {
      balance: String(account.balance),
      outflow: String(outflow),
      seconds: String(seconds),
      lasts: outflow === 0n ? null : String((account.balance * seconds) / outflow),
    };
  },
} satisfies GuildResolvers['runway'] & { selectionSet: string };
