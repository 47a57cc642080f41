import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import type { GuildResolvers } from '../generated/resolvers.ts';
import { type AskedBlock, askedBlock } from '../ledger/blocks/askedBlock.ts';
import { pageOf } from '../ledger/rows/pages.ts';
import { rowIdOf, rowIdSelection } from '../ledger/rows/rowId.ts';
import { rowPages } from '../ledger/rows/rowPages.ts';
import { type Ranked, rankContributors } from './rankContributors.ts';

/** A contributor in a page. */
export type RankedContributor = Ranked & { cursor: string; reputation: bigint };

const MOST = 100;

const id = z.object({ id: z.string() });
const number = z.string().transform(BigInt);
const payment = z.object({ to: id, token: id, milestone: id, amount: number });
const score = z.object({ account: id, points: number });

/** Resolver of `Guild.contributors`. */
export const contributors = {
  selectionSet: rowIdSelection,
  async resolve(row, page, { ledger }, info) {
    const guild = rowIdOf(row);
    const block = await askedBlock(info, ledger);
    const ranked = await rank(ledger, guild, block);
    const { edges, pageInfo } = await pageOf(
      page,
      async ({ first, after }) => {
        const at = ranked.findIndex(({ account }) => account === after);
        if (at < 0 && after !== '0x')
          throw fault('BAD_USER_INPUT', 'The cursor `after` is no contributor of the guild.');
        return ranked.slice(at + 1, at + 1 + first).map((one) => ({ ...one, cursor: one.account }));
      },
      MOST,
    );
    const points = await reputationOf(ledger, { guild, block, accounts: edges.map(({ account }) => account) });
    const told = edges.map((one): RankedContributor => ({ ...one, reputation: points.get(one.account) ?? 0n }));
    return { edges: told, pageInfo };
  },
} satisfies GuildResolvers['contributors'] & { selectionSet: string };

async function rank(ledger: GatewayContext['ledger'], guild: string, block: AskedBlock): Promise<Ranked[]> {
  const ranking = rankContributors();
  const payments = rowPages(ledger, {
    list: 'payments',
    filter: 'Payment_filter',
    where: { guild, kind: 'MILESTONE' },
    fields: 'to { id } token { id } milestone { id } amount',
    row: payment,
    block,
    remedy: 'Page `payments` at one block and count them yourself.',
  });
  for await (const rows of payments) {
    for (const { to, token, milestone, amount } of rows) {
      ranking.add({ to: to.id, token: token.id, milestone: milestone.id, amount });
    }
  }
  return ranking.ranked();
}

async function reputationOf(
  ledger: GatewayContext['ledger'],
  { guild, block, accounts }: { guild: string; block: AskedBlock; accounts: string[] },
): Promise<Map<string, bigint>> {
  const points = new Map<string, bigint>();
  if (accounts.length === 0) return points;
  const scores = rowPages(ledger, {
    list: 'reputationScores',
    filter: 'ReputationScore_filter',
    where: { guild, account_in: accounts },
    fields: 'account { id } points',
    row: score,
    block,
    remedy: 'Ask for fewer contributors at once.',
  });
  for await (const rows of scores) {
    for (const { account, points: more } of rows) points.set(account.id, (points.get(account.id) ?? 0n) + more);
  }
  return points;
}
