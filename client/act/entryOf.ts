import type { EntryOfAction } from './results.ts';

type Id = { id: string };
type Row = Pick<EntryOfAction, 'id' | 'number' | 'kind'> & {
  guild: Id;
  project: Id | null;
  milestone: Id | null;
  proposal: Id | null;
};

/** An entry with ids in place of the rows that it names. */
export function entryOf({ id, number, kind, guild, project, milestone, proposal }: Row): EntryOfAction {
  return {
    id,
    number,
    kind,
    guild: guild.id,
    project: project?.id ?? null,
    milestone: milestone?.id ?? null,
    proposal: proposal?.id ?? null,
  };
}
