import type { z } from 'zod';

/**
 * Reads what a page's address says. What cannot be read is an error, never dropped: the screen would show something else
 * than the link says.
 *
 * @throws Error that names each part that cannot be read
 */
export function readSearch<Search>(schema: z.ZodType<Search>, search: unknown): Search {
  const read = schema.safeParse(search);
  if (!read.success) throw new Error(read.error.issues.map(({ message }) => `${message}.`).join('\n'));
  return read.data;
}
