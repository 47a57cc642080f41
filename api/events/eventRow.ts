import { z } from 'zod';

/** Hexadecimal as the ledger writes it. */
export const hex = z.custom<`0x${string}`>((value) => typeof value === 'string' && value.startsWith('0x'));
/** A token, as the ledger tells it. */
export const token = z.object({ id: hex, symbol: z.string(), decimals: z.number() });

/** The row that {@link rowSelections} gives. */
export const rowSchema = z.object({
  payload: hex,
  topic0: hex,
  contract: z.object({ id: hex, role: z.string() }),
  actor: z.object({ id: hex }),
  token: token.nullable(),
  project: z.object({ number: z.string(), title: z.string(), token }).nullable(),
  budget: z.object({ token }).nullable(),
  round: z.object({ token: token.nullable() }).nullable(),
  proposal: z.object({ title: z.string() }).nullable(),
});

/** What is read of an entry to tell its event. */
export type ToldEntry = z.infer<typeof rowSchema>;

/** What is selected of a token. */
export const TOKEN = '{ id symbol decimals }';

/** What is selected of an entry to tell its event, by field. */
export const rowSelections: { [Field in keyof ToldEntry]: string } = {
  payload: '',
  topic0: '',
  contract: '{ id role }',
  actor: '{ id }',
  token: TOKEN,
  project: `{ number title token ${TOKEN} }`,
  budget: `{ token ${TOKEN} }`,
  round: `{ token ${TOKEN} }`,
  proposal: '{ title }',
};
