import { z } from 'zod';

/** Bytes, hex. */
export const hex = z.string().regex(/^0x([0-9a-f]{2})*$/i);
/** An integer. */
export const quantity = z
  .string()
  .regex(/^0x[0-9a-f]+$/i)
  .transform((value) => BigInt(value));
const hash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/i)
  .toLowerCase();
const address = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i)
  .toLowerCase();

/** A block's header, as far as the gateway needs it. */
export const blockSchema = z.object({
  number: quantity,
  hash,
  timestamp: quantity,
  baseFeePerGas: quantity.nullish().transform((fee) => fee ?? 0n),
});
/** What of a block tells whether it has a base fee. */
export const feeSchema = z.object({ baseFeePerGas: quantity.nullish().transform((fee) => fee ?? undefined) });
/** The block that is being made has no hash yet. */
export const pendingBlockSchema = z.object({ timestamp: quantity });
const logSchema = z.object({ address, topics: z.array(hash), data: hex, transactionHash: hash });
export const logsSchema = z.array(logSchema);
export const receiptSchema = z.object({
  transactionHash: hash,
  blockNumber: quantity,
  blockHash: hash,
  status: quantity,
  gasUsed: quantity,
  // In wei per gas; some nodes do not tell.
  effectiveGasPrice: quantity.nullish(),
  logs: logsSchema,
});
export const transactionSchema = z.object({ to: address.nullable(), input: hex });

/** A block; times in Unix seconds, the base fee in wei, and 0 where the chain has none. */
export type Block = z.infer<typeof blockSchema>;
/** A log of a receipt; addresses and hashes in lower case. */
export type Log = z.infer<typeof logSchema>;
export type Receipt = z.infer<typeof receiptSchema>;
export type SentTransaction = z.infer<typeof transactionSchema>;
