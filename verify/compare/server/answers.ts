import { z } from 'zod';
import { address, decimal, hexBytes, isObject } from '../../chain/answer.ts';
import type { ServedRow } from '../rows.ts';

/** What every answer is. */
export const envelope = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).nullish(),
});

/** Which deployment answers, and its newest block. */
export const meta = z.object({
  _meta: z.object({
    deployment: z.string().min(1),
    block: z.object({ number: z.int().nonnegative().transform(BigInt), hash: hexBytes }),
  }),
});

/** Whether a block is known. */
export const knownBlock = z.object({ _meta: z.object({ block: z.object({ number: z.int() }) }) });

/** Guilds by their ids. */
export const guildIds = z.object({ guilds: z.array(z.object({ id: address })) });

/** Addresses of a guild's contracts. */
export const addresses = z.object({ guildContracts: z.array(z.object({ address })) });

/** The blocks of entries. */
export const entryBlocks = z.object({ ledgerEntries: z.array(z.object({ blockNumber: decimal })) });

const row = z.custom<ServedRow & { id: string }>(
  (value) => isObject(value) && hexBytes.safeParse(value.id).success,
  'a row with its id',
);

/** The rows of a list; what else is in them is compared. */
export const rows = z.array(row);
