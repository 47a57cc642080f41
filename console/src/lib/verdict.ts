import { z } from 'zod';
import { bytes } from './scalars.ts';

const schema = z.object({
  verified: z.object({
    state: z.enum(['VERIFIED', 'BEHIND', 'DIFFERS', 'UNKNOWN']),
    block: z.object({ number: z.number().int(), hash: bytes }).nullable(),
    guilds: z.array(bytes).default([]),
  }),
});

/** What the verifier beside the gateway says of what an answer stands on. */
export type LedgerVerdict = z.infer<typeof schema>['verified'];

/** The verdict in an answer's `extensions.guildhall`; undefined when the gateway has no verifier. */
export function readVerdict(basis: unknown): LedgerVerdict | undefined {
  return schema.safeParse(basis).data?.verified;
}
