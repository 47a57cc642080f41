import type { SearchQuery } from '../../generated/operations.ts';
import { checksummed } from '../../lib/checksummed.ts';
import { formatCount } from '../../lib/formatCount.ts';
import { inWords } from '../../lib/inWords.ts';
import { shortHex } from '../../lib/shortHex.ts';
import type { Hit } from './queries/search.ts';

/** Where something that was found leads to, as the router takes it. */
export type Way =
  | { to: '/g/$guild'; params: { guild: string } }
  | { to: '/g/$guild/ledger'; params: { guild: string }; search: Record<string, string> }
  | { to: '/g/$guild/ledger/$number'; params: { guild: string; number: string } }
  | { to: '/g/$guild/tx/$hash'; params: { guild: string; hash: string } }
  | { to: '/tx/$hash'; params: { hash: string } };

/** Something to choose. */
export type Option = { key: string; kind: string; title: string; guildName: string | undefined; way: Way };

/** Kinds in the order in which they are listed, by what they are called. */
const kinds = {
  TRANSACTION: 'Transactions',
  ENTRY: 'Entries',
  PROJECT: 'Projects',
  PROPOSAL: 'Proposals',
  ACCOUNT: 'Accounts',
  CONTRACT: 'Contracts',
  TOKEN: 'Tokens',
  DOCUMENT: 'Documents',
  GUILD: 'Guilds',
} as const;

const HASH = /^0x[0-9a-f]{64}$/i;

function titleOf({ kind, title }: Hit): string {
  if (kind === 'ENTRY') {
    const [number = '', ...name] = title.split(' ');
    return `Entry ${formatCount(BigInt(number))}: ${inWords(name.join(' '))}`;
  }
  if (kind === 'CONTRACT') return inWords(title);
  if (kind === 'ACCOUNT') return checksummed(title);
  return title;
}

/** Where a hit leads to; undefined where a guild is needed and none is looked at. */
function wayOf({ kind, rowId, title, guild }: Hit, current: string | undefined): Way | undefined {
  const of = guild ?? current;
  if (kind === 'GUILD') return { to: '/g/$guild', params: { guild: rowId } };
  if (of === undefined) return undefined;
  const filtered = (search: Record<string, string>): Way => ({ to: '/g/$guild/ledger', params: { guild: of }, search });
  if (kind === 'ENTRY') {
    const [number = ''] = title.split(' ');
    return { to: '/g/$guild/ledger/$number', params: { guild: of, number } };
  }
  if (kind === 'PROJECT') return filtered({ project: rowId });
  if (kind === 'PROPOSAL') return filtered({ proposal: rowId });
  if (kind === 'TOKEN') return filtered({ token: rowId });
  if (kind === 'DOCUMENT') return filtered({ document: rowId });
  return filtered({ party: rowId });
}

/**
 * What can be chosen of what a search has found, by kind and each once; those of the guild that is looked at come first.
 *
 * @param text - What was looked for.
 * @param current - Id of the guild that is looked at.
 */
export function optionsOf(
  { here, anywhere, guilds }: SearchQuery,
  text: string,
  current: string | undefined,
): Option[] {
  const names = new Map(guilds.map(({ id, name }) => [id, name]));
  const hits = new Map([...(here ?? []), ...anywhere].map((hit) => [`${hit.kind} ${hit.rowId}`, hit]));
  const options = [...hits.values()].flatMap((hit): Option[] => {
    const way = wayOf(hit, current);
    const guildName = hit.guild !== null && hit.guild !== current ? names.get(hit.guild) : undefined;
    return way ? [{ key: `${hit.kind}-${hit.rowId}`, kind: hit.kind, title: titleOf(hit), guildName, way }] : [];
  });
  const hash = text.trim().toLowerCase();
  if (HASH.test(hash) && options.some(({ kind }) => kind === 'ENTRY')) {
    const way: Way = current
      ? { to: '/g/$guild/tx/$hash', params: { guild: current, hash } }
      : { to: '/tx/$hash', params: { hash } };
    options.push({ key: 'transaction', kind: 'TRANSACTION', title: shortHex(hash), guildName: undefined, way });
  }
  return options;
}

/** The options of each kind that has some. */
export function byKind(options: readonly Option[]): [name: string, options: Option[]][] {
  return Object.entries(kinds)
    .map(([kind, name]): [string, Option[]] => [name, options.filter((option) => option.kind === kind)])
    .filter(([, found]) => found.length > 0);
}
