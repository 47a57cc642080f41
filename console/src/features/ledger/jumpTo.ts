import { ask } from '../../lib/ask.ts';
import { firstEntryIdOf, lastEntryIdOf } from '../../lib/entryId.ts';
import { formatCount } from '../../lib/formatCount.ts';
import { gateway } from '../../lib/gateway.ts';
import { lastBlockOfDay } from '../../lib/lastBlockOfDay.ts';
import { entryIdDocument } from '../guild/queries/entryId.ts';

/** What one may jump to in the list. */
export const targets = { number: 'Entry number', block: 'Block', day: 'Day, UTC' } as const;

/** A place to jump to: an entry's number, a block's, or a day. */
export type JumpTarget = keyof typeof targets;

/**
 * Finds the id at which a list begins that is to show a place first: the newest of a block or day, or the oldest in a list
 * that begins with the oldest.
 *
 * @throws Error that says what cannot be found
 */
export async function jumpTo(guild: string, isUp: boolean, target: JumpTarget, text: string): Promise<string> {
  if (target === 'day') return blockId(isUp, await blockOfDay(isUp, text));
  const digits = text.trim().replaceAll(/[,\s]/g, '');
  if (!/^\d{1,15}$/.test(digits)) throw new Error(`“${text}” is no number: write digits only.`);
  if (target === 'block') return blockId(isUp, Number(digits));
  const { data } = await ask(entryIdDocument, { guild, number: BigInt(digits) });
  const id = data.ledgerEntries[0]?.id;
  if (id === undefined) throw new Error(`The ledger has no entry ${formatCount(BigInt(digits))}.`);
  return id;
}

const blockId = (isUp: boolean, block: number) => (isUp ? firstEntryIdOf(block) : lastEntryIdOf(block));

/** The last block of a day; the first one of it, or after it, in a list that begins with the oldest. */
async function blockOfDay(isUp: boolean, day: string): Promise<number> {
  const begin = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(begin.getTime())) throw new Error('Choose a day.');
  if (isUp) return (await gateway.at({ date: new Date(begin.getTime() - 1_000) })).block.number + 1;
  return lastBlockOfDay(day);
}
