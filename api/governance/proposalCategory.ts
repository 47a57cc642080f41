import { z } from 'zod';

/** Categories of proposals, from the weakest to the strictest; the SDL's `ProposalCategory`. */
export const proposalCategory = z.enum([
  'PRIORITIZATION',
  'RESOURCES',
  'STRATEGY',
  'COMPLIANCE',
  'PARAMETERS',
  'EMERGENCY',
]);

/** A category of proposals. */
export type ProposalCategory = z.output<typeof proposalCategory>;

/** A category's number in `ICategoryPolicy.Category`. */
export function categoryNumber(category: ProposalCategory): number {
  return proposalCategory.options.indexOf(category);
}
