import { z } from 'zod';
import { guildParts } from '../../abis/guildContracts.ts';

const hex = z.custom<`0x${string}`>((value) => typeof value === 'string' && value.startsWith('0x'));
const token = z.object({ id: hex, symbol: z.string(), decimals: z.number() });
const project = z.object({ number: z.string(), title: z.string() });

/** The row that {@link rowSelections} gives. */
export const rowSchema = z.object({
  payload: hex,
  topic0: hex,
  contract: z.object({ role: z.string() }),
  actor: z.object({ id: hex }),
  token: token.nullable(),
  project: project.nullable(),
  milestone: z.object({ index: z.number(), project }).nullable(),
  proposal: z.object({ title: z.string() }).nullable(),
  guild: z.looseObject({ id: hex, token }),
});

/** What is read of an entry to tell its event. */
export type EventRow = z.infer<typeof rowSchema>;

/** The guild's contracts that its row names by their addresses alone. */
export const namedParts = guildParts.filter((part) => part !== 'accessManager' && part !== 'token');

/** What is selected of an entry to tell its event, by field. */
export const rowSelections: { [Field in keyof EventRow]: string } = {
  payload: '',
  topic0: '',
  contract: '{ role }',
  actor: '{ id }',
  token: '{ id symbol decimals }',
  project: '{ number title }',
  milestone: '{ index project { number title } }',
  proposal: '{ title }',
  guild: `{ id token { id symbol decimals } ${namedParts.join(' ')} }`,
};
