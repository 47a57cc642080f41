import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import type { AskedBlock } from '../ledger/blocks/askedBlock.ts';
import { rowPages } from '../ledger/rows/rowPages.ts';

const row = z.object({
  id: z.string(),
  account: z.object({ id: z.string() }),
  votingPower: z.string().transform(BigInt),
});

/** The members of a guild who can vote, as of a block, page by page. */
export function votersAt(
  ledger: Pick<GatewayContext['ledger'], 'query'>,
  { guild, block }: { guild: string; block: AskedBlock },
): AsyncGenerator<z.output<typeof row>[]> {
  return rowPages(ledger, {
    list: 'members',
    filter: 'Member_filter',
    where: { guild, votingPower_gt: '0' },
    fields: 'id account { id } votingPower',
    row,
    block,
    remedy: 'Page `members` at one block and count them yourself.',
  });
}
