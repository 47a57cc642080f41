import type { ZodType } from 'zod';
import { z } from 'zod';
import type { GatewayContext } from '../../context.ts';
import { fault } from '../../errors.ts';
import type { AskedBlock } from '../blocks/askedBlock.ts';

/** Most rows that graph-node gives at once. */
const PAGE = 1_000;
const MOST_ROWS = 50_000;

/** Rows of a list of the ledger, all that a filter finds at a block. */
export type AllRows<Row> = {
  list: string;
  /** Name of the type of its filter. */
  filter: string;
  where: Record<string, unknown>;
  fields: string;
  row: ZodType<Row>;
  block: AskedBlock;
  /** What to do where there are too many, as a sentence. */
  remedy: string;
};

/**
 * Reads rows page by page, so that the caller need not keep them.
 *
 * @throws GraphQLError `QUERY_TOO_COMPLEX` after 50,000 rows
 */
export async function* rowPages<Row>(
  ledger: Pick<GatewayContext['ledger'], 'query'>,
  { list, filter, where, fields, row, block, remedy }: AllRows<Row>,
): AsyncGenerator<Row[]> {
  const document = `query ($where: ${filter}!, $block: Block_height!) {
    rows: ${list}(where: $where, orderBy: id, first: ${PAGE}, block: $block) { rowId: id ${fields} }
  }`;
  const idsSchema = z.object({ rows: z.array(z.object({ rowId: z.string() })) });
  const rowsSchema = z.object({ rows: z.array(row) });
  let after = '0x';
  for (let read = 0; ; read += PAGE) {
    if (read >= MOST_ROWS) {
      throw fault('QUERY_TOO_COMPLEX', `There are more than ${MOST_ROWS} rows of ${list} to go through. ${remedy}`);
    }
    const answer = await ledger.query<unknown>(document, { where: { ...where, id_gt: after }, block });
    yield rowsSchema.parse(answer).rows;
    const last = idsSchema.parse(answer).rows[PAGE - 1];
    if (last === undefined) return;
    after = last.rowId;
  }
}
