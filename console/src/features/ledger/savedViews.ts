import { z } from 'zod';
import { keep } from '../../lib/kept.ts';
import { type LedgerView, ledgerSearch } from './ledgerSearch.ts';

/** A view that the reader has given a name. */
export type SavedView = { name: string; view: LedgerView };

const savedSchema = z.record(z.string(), z.array(z.object({ name: z.string(), view: ledgerSearch })));

/** The views of each guild, by name. */
const kept = keep<Record<string, SavedView[]>>('ledger-views', {}, (value) => savedSchema.parse(value));

/** The views of a guild's ledger that the reader has saved in this browser, and what changes them. */
export function useSavedViews(guild: string) {
  const all = kept.use();
  const put = (views: SavedView[]) => kept.set({ ...kept.get(), [guild]: views });
  const others = (name: string) => (kept.get()[guild] ?? []).filter((view) => view.name !== name);
  return {
    views: all[guild] ?? [],
    save: (name: string, view: LedgerView) =>
      put([...others(name), { name, view }].sort((a, b) => a.name.localeCompare(b.name))),
    remove: (name: string) => put(others(name)),
  };
}
