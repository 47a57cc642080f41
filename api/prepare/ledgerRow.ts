import { z } from 'zod';
import type { PrepareScope } from './prepareContext.ts';

const PATIENCE_MS = 1_000;

const documents = {
  project: 'query ($id: ID!) { titled: project(id: $id) { title } }',
  proposal: 'query ($id: ID!) { titled: proposal(id: $id) { title } }',
};
const answerSchema = z.object({ titled: z.object({ title: z.string() }).nullable() });

/**
 * The title that the ledger has for a project or proposal; null when it has none (yet) or does not answer in time: a
 * summary is no reason to let an action fail.
 */
export async function ledgerTitle(
  { ledger, log }: Pick<PrepareScope, 'ledger' | 'log'>,
  entity: keyof typeof documents,
  id: string,
): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  const asked = ledger
    .query<unknown>(documents[entity], { id })
    .then((answer) => answerSchema.parse(answer).titled?.title ?? null);
  try {
    return await Promise.race([asked, tooLate]);
  } catch (error) {
    log.warn({ err: error, entity }, 'The ledger gave no title for a summary.');
    return null;
  } finally {
    clearTimeout(timer);
  }
}
