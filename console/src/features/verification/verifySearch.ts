import { z } from 'zod';

/** What the address of the screen says: the guild whose certificate is expected. */
export const verifySearch = z.object({
  guild: z
    .string()
    .regex(/^0x[0-9a-f]{40}$/)
    .optional()
    .catch(undefined),
});
