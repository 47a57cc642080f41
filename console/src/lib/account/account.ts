import { z } from 'zod';
import { keep } from '../kept.ts';

const addressSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((address) => address.toLowerCase());

const accountSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wallet'), address: addressSchema, wallet: z.string(), name: z.string() }),
  z.object({ kind: z.literal('test'), address: addressSchema, name: z.string() }),
]);

/**
 * Whom the reader acts as:
 * - `wallet`: an account of a wallet in this browser, which `wallet` names by its reverse domain (EIP-6963);
 * - `test`: an account of the local chain whose key everybody knows.
 */
export type ActingAccount = z.infer<typeof accountSchema>;

/** Whom the reader acts as; undefined for nobody. Only the address is kept: keys stay in wallets. */
export const actingAccount = keep<ActingAccount | undefined>('account', undefined, (kept) => accountSchema.parse(kept));
