import type { GatewayContext } from '../context.ts';
import type { QueryResolvers, SearchHit } from '../generated/resolvers.ts';
import { toTsquery } from '../ledger/fullText/toTsquery.ts';
import { guildArgument } from '../prepare/find/queryArguments.ts';
import { exactLookups, foundSchema, hitOf, type Lookup, wordLookups } from './lookups.ts';

/** Of each list. */
const MOST = 10;
const LONGEST = 1_024;

/**
 * Resolver of `Query.search`.
 *
 * @throws `BAD_USER_INPUT` when the guild's id is none, or all words are too common.
 */
export const search = (async (_parent, args, { ledger }) => {
  const text = args.text.slice(0, LONGEST).toWellFormed().replaceAll('\0', ' ').trim();
  const guild = args.guild == null ? undefined : guildArgument(args.guild);
  if (text === '') return [];
  const exact = exactLookups(text);
  const isHex = text.toLowerCase().startsWith('0x');
  const words = isHex && exact.length > 0 ? [] : wordLookups(text, toTsquery(text, 'text'));
  const lookups = [...exact, ...words].filter(
    ({ ofGuild, kind }) => guild === undefined || ofGuild || kind === 'DOCUMENT',
  );
  return found(lookups, guild, ledger);
}) satisfies QueryResolvers['search'];

async function found(
  lookups: readonly Lookup[],
  guild: string | undefined,
  ledger: Pick<GatewayContext['ledger'], 'query' | 'indexedBlock'>,
): Promise<SearchHit[]> {
  const { number } = await ledger.indexedBlock();
  const lists = lookups.map(({ list, args = '', where = '', ofGuild, fields }, at) => {
    const scope = ofGuild && guild !== undefined ? `guild: "${guild}"` : '';
    const selection = ['id', ...fields, ...(ofGuild ? ['guild { id }'] : [])].join(' ');
    return `at${at}: ${list}(first: ${MOST}, block: { number: ${number} }, ${args} where: { ${where} ${scope} }) { ${selection} }`;
  });
  const rows = foundSchema.parse(await ledger.query(`{ ${lists.join(' ')} }`));
  const hits = lookups.flatMap((lookup, at) => (rows[`at${at}`] ?? []).map((row) => hitOf(lookup, row)));
  return [...new Map(hits.map((hit) => [`${hit.kind} ${hit.rowId}`, hit])).values()];
}
