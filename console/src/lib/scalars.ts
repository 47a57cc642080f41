import { z } from 'zod';
import { visibly } from './visibly.ts';

/** `Bytes` as served: lower-case hex. */
export const bytes = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]*$/)]);

/** `BigInt` as served, in decimal digits; read as a bigint. */
export const bigInt = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);

/** A time or block number served as `BigInt`; read as a number. */
export const safeNumber = bigInt.transform(Number).pipe(z.number().int());

/** A token, as amounts need it. */
export const token = z.object({ id: bytes, symbol: z.string().transform(visibly), decimals: z.number().int() });

/** A token, as amounts need it. */
export type Token = z.infer<typeof token>;
