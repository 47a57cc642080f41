import { z } from 'zod';
import { keep } from '../kept.ts';

/** The longest name: what does not fit into a line of a table helps nobody. */
const MOST_LETTERS = 60;

const bookSchema = z.record(
  z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/, 'is no address')
    .transform((address) => address.toLowerCase()),
  z.string().trim().min(1, 'has an empty name').max(MOST_LETTERS, `has a name of more than ${MOST_LETTERS} letters`),
);

/** Names by address. */
export type AddressBook = z.infer<typeof bookSchema>;

/** The reader's own names for accounts. They stay in this browser: nobody else is told. */
export const addressBook = keep<AddressBook>('address-book', {}, (kept) => bookSchema.parse(kept));

/** Names an account; without a name, it has none any longer. */
export function nameAccount(address: string, name: string | undefined): void {
  const { [address.toLowerCase()]: _, ...others } = addressBook.get();
  const named = name?.trim().slice(0, MOST_LETTERS);
  addressBook.set(named ? { ...others, [address.toLowerCase()]: named } : others);
}

/**
 * Reads the file of an address book.
 *
 * @throws Error that names what in it cannot be read
 */
export function readBook(text: string): AddressBook {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw new Error('This file is no JSON: choose one that was saved here.', { cause });
  }
  const read = bookSchema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(
    `“${issue?.path.join(' ') || 'This file'}” ${issue?.message ?? 'cannot be read'}. Nothing was taken over.`,
  );
}
