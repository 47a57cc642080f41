import { z } from 'zod';

/** What the explorer's address says: the example to open. */
export const exploreSearch = z.object({ example: z.string().optional() });
