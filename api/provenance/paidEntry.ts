import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import type { AskedBlock } from '../ledger/blocks/askedBlock.ts';

const row = z.object({ id: z.string() });
const decided = z.object({ proposal: row.nullable() }).nullable();
const project = z.object({ id: z.string(), token: row, accepted: row.nullable(), acceptance: decided });

/** A milestone with the project that it belongs to, and what accepted that. */
export const milestoneSchema = z.object({ id: z.string(), project });

/** What is selected of a milestone. */
export const MILESTONE = '{ id project { id token { id } accepted { id } acceptance { proposal { id } } } }';

const DOCUMENT = `query ($id: ID!, $entry: String!, $block: Block_height!) {
  ledgerEntry(id: $id, block: $block) {
    id kind guild { id } actor { id } account { id } token { id }
    milestone ${MILESTONE}
    project { id token { id } accepted { id } acceptance { proposal { id } } }
    budget { id token { id } round { id } opened { execution { proposal { id } } } }
    execution { proposal { id } }
  }
  credit(id: $id, block: $block) { cause { id } }
  grantClaim(id: $id, block: $block) { grant { entry { id } milestone ${MILESTONE} } }
  participations(where: { claimed: $entry }, first: 1, block: $block) { records(first: 100) { id proposal { id } } }
}`;

const answerSchema = z.object({
  ledgerEntry: z
    .object({
      id: z.string(),
      kind: z.string(),
      guild: row,
      actor: row,
      account: row.nullable(),
      token: row.nullable(),
      milestone: milestoneSchema.nullable(),
      project: project.nullable(),
      budget: z
        .object({ id: z.string(), token: row, round: row.nullable(), opened: z.object({ execution: decided }) })
        .nullable(),
      execution: decided,
    })
    .nullable(),
  credit: z.object({ cause: row.nullable() }).nullable(),
  grantClaim: z.object({ grant: z.object({ entry: row, milestone: milestoneSchema.nullable() }) }).nullable(),
  participations: z.array(z.object({ records: z.array(z.object({ id: z.string(), proposal: row.nullable() })) })),
});

/** A milestone of which a payment is traced. */
export type TracedMilestone = z.output<typeof milestoneSchema>;

type Answer = z.output<typeof answerSchema>;

/** An entry of which the provenance is asked, with what it is about. */
export type PaidEntry = NonNullable<Answer['ledgerEntry']> & Omit<Answer, 'ledgerEntry'>;

/** Reads an entry; undefined when it is not there at the block. */
export async function readPaidEntry(
  ledger: Pick<GatewayContext['ledger'], 'query'>,
  id: string,
  block: AskedBlock,
): Promise<PaidEntry | undefined> {
  const { ledgerEntry, ...records } = answerSchema.parse(
    await ledger.query<unknown>(DOCUMENT, { id, entry: id, block }),
  );
  return ledgerEntry === null ? undefined : { ...ledgerEntry, ...records };
}
