/** The filters of texts, by the end of their names, and whether what is looked for may stand anywhere. */
const TEXT_FILTER = /_(?:not_)?(contains|starts_with|ends_with)(?:_nocase)?$/;
/** What means something in a pattern of PostgreSQL's LIKE. */
const SPECIAL = /[\\%_]/g;

/**
 * Makes a text that is looked for a LIKE pattern that finds it and nothing else. graph-node hands a pattern on as it is,
 * puts `%` at the open ends of one for `starts_with` and `ends_with`, and around one for `contains` unless it begins or
 * ends with `%`: so that one brings its own.
 *
 * @param filter - Name of the filter, as `title_contains`.
 */
export function likePattern(filter: string, text: string): string {
  const literal = text.replaceAll(SPECIAL, '\\$&');
  return TEXT_FILTER.exec(filter)?.[1] === 'contains' ? `%${literal}%` : literal;
}
