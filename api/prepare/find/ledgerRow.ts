import { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { PrepareScope } from '../prepareContext.ts';

const PATIENCE_MS = 1_000;

const projectRow = z.object({ title: z.string(), termsHash: z.string(), total: z.string().transform(BigInt) });
const proposalRow = z.object({ title: z.string() });
const entities = {
  project: {
    document: 'query ($id: ID!) { row: project(id: $id) { title termsHash total } }',
    answer: z.object({ row: projectRow.nullable() }),
  },
  proposal: {
    document: 'query ($id: ID!) { row: proposal(id: $id) { title } }',
    answer: z.object({ row: proposalRow.nullable() }),
  },
};
type Rows = { project: z.output<typeof projectRow>; proposal: z.output<typeof proposalRow> };

/**
 * What the ledger has for the summary of an action on a project or proposal; null when it has none (yet) or does not
 * answer in time: a summary is no reason to let an action fail.
 *
 * @throws `CLIENT_LEFT`
 */
export async function ledgerRow<Name extends keyof Rows>(
  { ledger, log }: Pick<PrepareScope, 'ledger' | 'log'>,
  entity: Name,
  id: string,
): Promise<Rows[Name] | null> {
  const { document, answer } = entities[entity];
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  const asked = ledger.query<unknown>(document, { id }).then((given) => answer.parse(given).row as Rows[Name] | null);
  try {
    return await Promise.race([asked, tooLate]);
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.code === 'CLIENT_LEFT') throw error;
    log.warn({ err: error, entity }, 'The ledger gave no row for a summary.');
    return null;
  } finally {
    clearTimeout(timer);
  }
}
