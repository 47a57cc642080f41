import type { LedgerContract } from '../../../verify/events/abis.ts';
import type { RowStanding } from '../../ledger/told/toldField.ts';
import { type DecodedEvent, valueIn } from '../eventOf.ts';
import type { ToldEntry } from '../eventRow.ts';
import type { GuildNames } from '../guildNames.ts';
import type { ToldToken } from '../words/tokenWords.ts';
import { neededSubjects, type SentenceSubject } from './neededSubjects.ts';
import { type SubjectRows, subjectRows } from './subjectRows.ts';

/** What a sentence is about, as far as it asks for that. */
export type Subjects = {
  actor?: { id: string } | undefined;
  token?: ToldToken | undefined;
  project?: SubjectRows['projects'] | undefined;
  proposal?: { title: string } | null | undefined;
  budget?: SubjectRows['budgets'] | undefined;
  round?: SubjectRows['rounds'] | undefined;
};

/** Records whose ids are made of a contract of the guild and a number: see `subgraph/src/lib/id.ts`. */
const numbered = {
  project: { list: 'projects', contract: 'Projects', bytes: 4 },
  proposal: { list: 'proposals', contract: 'GuildGovernor', bytes: 32 },
  budget: { list: 'budgets', contract: 'Treasury', bytes: 4 },
  round: { list: 'rounds', contract: 'PriorityRounds', bytes: 4 },
} as const;

/**
 * Reads what an event's sentence is about, where its parameters do not say it; of all entries of an answer by one request.
 *
 * @param row - The event's entry.
 */
export async function readSubjects(
  event: DecodedEvent,
  { row, guild, standing }: { row: ToldEntry; guild: GuildNames; standing: RowStanding },
): Promise<Subjects> {
  const needed = neededSubjects(event).filter((one) => one !== 'token' || !isKnown(event, guild));
  if (needed.length === 0) return {};
  const rows = subjectRows(standing.ledger, await standing.block());
  const read = async (subject: SentenceSubject): Promise<Subjects> => {
    if (subject === 'entry') return rows.load('ledgerEntries', row.id).then((entry) => entry ?? {});
    if (subject === 'token') return { token: await rows.load('tokens', String(valueIn(event, 'token'))) };
    const { list, contract, bytes } = numbered[subject];
    const id = idIn(guild, contract, bytes, valueIn(event, `${subject}Id`));
    return id === undefined ? {} : { [subject]: await rows.load(list, id) };
  };
  return Object.assign({}, ...(await Promise.all(needed.map(read))));
}

function isKnown(event: DecodedEvent, guild: GuildNames): boolean {
  const named = valueIn(event, 'token');
  return [guild.token, ...guild.tokens].some(({ id }) => id === named);
}

/** Undefined for a number that no record has. */
function idIn(guild: GuildNames, contract: LedgerContract, bytes: number, number: unknown): string | undefined {
  const address = guild.contracts.get(contract);
  const digits = BigInt(String(number)).toString(16);
  return address === undefined || digits.length > 2 * bytes ? undefined : address + digits.padStart(2 * bytes, '0');
}
