import type { Actions } from '../../../../client/index.ts';

type KeysOf<Union> = Union extends unknown ? keyof Union : never;

/** What a link may fill a form with: any field of an action's input, as the API has it; integers as digits. */
export type ActSearch = { readonly [Field in KeysOf<Parameters<Actions[keyof Actions]>[0]>]?: unknown };

/** Fields of an action are read by its form, which shows what it cannot read. */
export function actSearch(search: Record<string, unknown>): ActSearch {
  return search as ActSearch;
}
