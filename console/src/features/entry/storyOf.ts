/** A step of an entry's story, with the id of the entry that recorded it; null while nothing has. */
export type StoryStep<Step> = { key: string; at: string | null; step: Step };

/** The steps before an entry, the last one first, and those since, the next one first. */
export type StoryParts<Step> = { before: StoryStep<Step>[]; since: StoryStep<Step>[] };

/**
 * Divides the steps of a story by an entry: ids sort as the chain does. The entry's own step is with those before; what
 * nothing has recorded is too, as it stands when the page is read.
 *
 * @param steps - The latest first.
 * @param entry - Id of the entry.
 */
export function storyOf<Step>(steps: readonly StoryStep<Step>[], entry: string): StoryParts<Step> {
  const isSince = ({ at }: StoryStep<Step>) => at !== null && at > entry;
  return { before: steps.filter((step) => !isSince(step)), since: steps.filter(isSince).reverse() };
}
