import { z } from 'zod';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { parsedBy, uint } from '../prepare/input/input.ts';
import { UserErrors, validationError } from '../prepare/userErrors.ts';
import { percent } from '../prepare/words.ts';
import { parseProjectId } from '../projects/ids.ts';

const MAX_CHOICES = 50;

/** Projects and the share of the votes for each; the SDL's `BallotChoiceInput`. */
export const choicesSchema = z
  .array(z.object({ project: parsedBy(parseProjectId), shareBps: uint(16) }))
  .min(1, 'Choose at least one project.')
  .max(MAX_CHOICES, `Choose at most ${MAX_CHOICES} projects.`);

/** A ballot's choices as the contract takes them, in ascending order of the projects, and in words. */
export type Choices = { projectIds: bigint[]; sharesBps: bigint[]; words: string };

/**
 * Puts choices in the contract's order.
 *
 * @throws UserErrors when a project is another guild's.
 */
export function choicesOf(given: z.output<typeof choicesSchema>, { projects }: GuildContracts): Choices {
  const foreign = given.flatMap(({ project }, index) => (project.projects === projects ? [] : [index]));
  if (foreign.length > 0) {
    const message = 'This project belongs to another guild.';
    throw new UserErrors(...foreign.map((index) => validationError(['choices', String(index), 'project'], message)));
  }
  const sorted = given
    .map(({ project, shareBps }) => ({ projectId: project.projectId, shareBps }))
    .sort((a, b) => Number(a.projectId - b.projectId));
  return {
    projectIds: sorted.map(({ projectId }) => projectId),
    sharesBps: sorted.map(({ shareBps }) => shareBps),
    words: sorted.map(({ projectId, shareBps }) => `${percent(shareBps)} for project ${projectId}`).join(', '),
  };
}
