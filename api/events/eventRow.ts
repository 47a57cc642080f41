import { z } from 'zod';
import { hex } from './tokenRow.ts';

/** The row that {@link rowSelections} gives. */
export const rowSchema = z.object({
  id: hex,
  payload: hex,
  topic0: hex,
  contract: z.object({ id: hex, role: z.string() }),
});

/** What is read of an entry to tell its event. */
export type ToldEntry = z.infer<typeof rowSchema>;

/**
 * What is selected of an entry to tell its event, by field. Each row that it leads to costs graph-node a query more: what
 * its sentence is about is read by `readSubjects`, of all entries at once.
 */
export const rowSelections: { [Field in keyof ToldEntry]: string } = {
  payload: '',
  topic0: '',
  id: '',
  contract: '{ id role }',
};
