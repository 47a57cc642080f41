import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import type { AskedBlock } from '../ledger/blocks/askedBlock.ts';
import { type EdgePage, type PageArguments, pageOf, rowEdge } from '../ledger/rows/pages.ts';
import { readPaidEntry } from './paidEntry.ts';
import type { ProvenanceStep } from './provenanceEdge.ts';
import { roleOf } from './stepKinds.ts';
import { filtersOf } from './trace.ts';
import { traceEntry } from './traceEntry.ts';

const DOCUMENT = `query ($where: LedgerEntry_filter!, $first: Int!, $block: Block_height!) {
  ledgerEntries(where: $where, orderBy: id, first: $first, block: $block) { id kind }
}`;
const answerSchema = z.object({ ledgerEntries: z.array(z.object({ id: z.string(), kind: z.string() })) });

/**
 * Reads a page of what led to an entry: entries of its guild up to itself, in the chain's order.
 *
 * @param payment.id - The entry's.
 * @returns Null when the entry pays nothing.
 * @throws GraphQLError `CHAIN_REORGED` when the entry is not there
 */
export async function stepsTo(
  { id, block }: { id: string; block: AskedBlock },
  page: PageArguments,
  ledger: Pick<GatewayContext['ledger'], 'query'>,
): Promise<EdgePage<ProvenanceStep> | null> {
  const entry = await readPaidEntry(ledger, id, block);
  if (entry === undefined) throw fault('CHAIN_REORGED', 'The entry is no longer in the ledger. Ask again.');
  const trace = await traceEntry({ entry, ledger, block });
  if (trace === undefined) return null;
  return pageOf(page, async ({ first, after }) => {
    const bounds = { guild: entry.guild.id, id_gt: after, id_lte: id };
    const where = { and: [bounds, { or: filtersOf(trace) }] };
    const { ledgerEntries } = answerSchema.parse(await ledger.query<unknown>(DOCUMENT, { where, first, block }));
    return ledgerEntries.map((step): ProvenanceStep => {
      return { ...rowEdge(step), role: step.id === id ? 'PAYMENT' : roleOf(step.kind) };
    });
  });
}
