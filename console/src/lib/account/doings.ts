import { z } from 'zod';
import { keep } from '../kept.ts';

const doingSchema = z.object({
  key: z.string(),
  /** As the client names it: `castVote`. */
  action: z.string(),
  guild: z.string(),
  account: z.string(),
  input: z.record(z.string(), z.unknown()),
  summary: z.string(),
  /** When it was begun, milliseconds since the epoch. */
  at: z.number(),
  /** How far it has come; `ended` covers what failed as well. */
  stage: z.enum(['signing', 'submitted', 'mined', 'ended']),
  /** Hash of its transaction, once it is known. */
  transaction: z.string().optional(),
  /** Whether the account's wallet sends the transaction itself, past the gateway. */
  isSentByWallet: z.boolean().optional(),
  /** What it became in the ledger. */
  entries: z.array(z.object({ guild: z.string(), number: z.string(), kind: z.string() })).optional(),
  /** Why it came to nothing. */
  failure: z.string().optional(),
});

/** Something that an account does, as far as it has come. */
export type Doing = z.infer<typeof doingSchema>;

/** How many are kept: what is older is in the ledger. */
const MOST = 30;

/** What accounts do in this browser, the newest first: so that nothing is lost by a reload, and nothing is done twice. */
export const doings = keep<readonly Doing[]>('doings', [], (kept) => z.array(doingSchema).parse(kept));

/** Adds something that is about to be signed. */
export function begin(doing: Doing): void {
  doings.set([doing, ...doings.get()].slice(0, MOST));
}

/** Notes how far something has come. */
export function note(key: string, change: Partial<Doing>): void {
  doings.set(doings.get().map((doing) => (doing.key === key ? { ...doing, ...change } : doing)));
}

/** Forgets something that nothing came of, or that has ended. */
export function forget(key: string): void {
  doings.set(doings.get().filter((doing) => doing.key !== key));
}
