import { useSearch } from '@tanstack/react-router';
import { z } from 'zod';

/** How the page's addresses say when and in which time zone: they are kept in every link of a guild. */
export const momentSearch = z.object({
  /** Block at whose end the ledger is read; the newest when absent. */
  asOf: z.number('asOf must be a block number').int('asOf must be a block number').min(0).optional(),
  /** Time zone of what is shown: the reader's, or UTC when absent. */
  tz: z.literal('local', 'tz must be local, or absent for UTC').optional(),
});

/** When, and in which time zone. */
export type MomentSearch = z.infer<typeof momentSearch>;

/** Block at whose end the ledger is read; undefined for the newest. */
export function useAsOf(): number | undefined {
  return useSearch({ strict: false, select: ({ asOf }) => asOf });
}

/** Whether times are shown in the reader's time zone, and not in UTC. */
export function useIsLocalTime(): boolean {
  return useSearch({ strict: false, select: ({ tz }) => tz === 'local' });
}

/** A block as the gateway's own fields take it; null for the newest. */
export function momentAt(block: number | undefined): { block: number } | null {
  return block === undefined ? null : { block };
}
