import { z } from 'zod';

const hex = z.string().regex(/^0x[\da-f]+$/);
const block = z.object({ number: z.number(), hash: hex });

/** What a verifier tells at `/summary` (`npm run verify -- --follow`), as far as it is needed here. */
export const summarySchema = z.object({
  /** `starting` until it has compared all at a block. */
  state: z.enum(['starting', 'following']),
  chainId: z.string(),
  factory: hex,
  deployment: z.string().nullable(),
  /** The last block at which it has compared all. */
  block: block.nullable(),
  /** Blocks at which all that it compared was equal. */
  verified: z.array(block),
  differing: z.object({ count: z.number(), guilds: z.array(hex) }),
  /** Milliseconds since chain and ledger answered it last. */
  ageMs: z.number().nullable(),
});
export type VerifierSummary = z.infer<typeof summarySchema>;
