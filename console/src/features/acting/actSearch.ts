/** What a link may fill a form with: fields of the action's input by name, as the API has them; integers as digits. */
export type ActSearch = { with?: Readonly<Record<string, unknown>> };

/**
 * Reads what an address fills a form with. Links of the page name all fields in `with`; an address that somebody writes may name
 * them one by one. The form shows what it cannot read.
 */
export function actSearch({ asOf: _, tz: __, with: given, ...fields }: Record<string, unknown>): ActSearch {
  const filled = { ...(typeof given === 'object' && given), ...fields };
  return Object.keys(filled).length > 0 ? { with: filled } : {};
}
