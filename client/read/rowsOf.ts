import type { DocumentText } from '../http/ask.ts';
import { GuildhallError } from '../http/guildhallError.ts';

/** Asks at the block of a snapshot. */
export type AskAtBlock = <Result>(document: DocumentText<Result, never>, variables: object) => Promise<Result>;

/**
 * Reads a list page by page.
 *
 * @param ask - Asks at a block.
 * @param document - Has one list, ordered by id, of rows with `id` that is greater than its variable `$after`.
 * @param variables - Its other variables.
 * @throws GuildhallError MISUSED when the document has no such list
 */
export async function* rowsOf<Row extends { id: string }>(
  ask: AskAtBlock,
  document: DocumentText<unknown, never>,
  variables: object,
): AsyncGenerator<Row, void, void> {
  let after = '0x';
  for (;;) {
    const data = await ask<Record<string, Row[]>>(document as DocumentText<Record<string, Row[]>, never>, {
      ...variables,
      after,
    });
    const rows = Object.values(data).find(Array.isArray);
    if (!rows || rows.some(({ id }) => !(id > after))) {
      const message = 'The document has no list that is ordered by id, with id_gt: $after, and whose rows have an id.';
      throw new GuildhallError(message, { code: 'MISUSED' });
    }
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
