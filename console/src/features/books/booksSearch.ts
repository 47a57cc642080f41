import { z } from 'zod';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

const boundary = (name: string) => {
  const what = `${name} must be a day, such as 2026-09-30, or the number of a block`;
  const day = z.string(what).refine((text) => DATE.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)), what);
  return z.union([z.number(what).int(what).min(0, what), day], what).optional();
};

/** How the addresses of the books' screens say which period they are about: kept in every link among them. */
export const periodSearch = z.object({
  /** First day, in UTC, or first block; the guild's first entry when absent. */
  from: boundary('from'),
  /** Last day, in UTC, or last block; the block that is looked at when absent. */
  to: boundary('to'),
});

/** Which period. */
export type PeriodSearch = z.infer<typeof periodSearch>;

/** What the address of the printed statement says. */
export const statementSearch = z.object({
  /** For whom: an address; the whole guild when absent. */
  holder: z
    .string()
    .toLowerCase()
    .regex(/^0x[0-9a-f]{40}$/, 'holder must be an address')
    .optional(),
});
