/** A type of rows that belong to one guild, as GraphQL serves them. */
export type Table = {
  type: string;
  /** Its list in a query. */
  list: string;
  /** Fields that are values. */
  values: readonly string[];
  /** Fields that lead to other rows. */
  links: readonly string[];
  /** The field by which its rows of a guild are found. */
  via: string;
  /** What that field is: the guild, a row that has the guild, or an entry's record that the row is a part of. */
  owner: 'guild' | 'ofGuild' | 'record';
  /** The type of the row that it leads to. */
  ownerType: string;
};

/** The filter that finds the rows of a guild, as GraphQL writes it; of parts, those of the given records. */
export function scopeOf({ via, owner }: Table, guild: string, records: readonly string[] = []): string {
  if (owner === 'guild') return `${via}: "${guild}"`;
  if (owner === 'ofGuild') return `${via}_: { guild: "${guild}" }`;
  return `${via}_in: ${listed(records)}`;
}

/** The filter that finds rows by their ids. */
export function idIn(ids: readonly string[]): string {
  return `id_in: ${listed(ids)}`;
}

function listed(ids: readonly string[]): string {
  return `[${ids.map((id) => `"${id}"`).join(', ')}]`;
}
