import { z } from 'zod';
import { uint } from '../prepare/input/input.ts';
import { type ProposalCategory, proposalCategory } from './proposalCategory.ts';

const HOUR = 3_600n;
const DAY = 24n * HOUR;
/** What `PrepareCreateGuildInput.categories` documents for every category. */
const EXECUTION_PERIOD = 14n * DAY;

/** What a category's proposals need, as `ICategoryPolicy.CategoryRules`: basis points and seconds. */
export type CategoryRules = {
  quorumBps: bigint;
  approvalBps: bigint;
  votingDelay: bigint;
  votingPeriod: bigint;
  lateQuorumExtension: bigint;
  timelockDelay: bigint;
  executionPeriod: bigint;
};

/** The rules of one category; the SDL's `CategoryRulesInput`. */
export const categoryRulesSchema = z.object({
  category: proposalCategory,
  quorumBps: uint(16),
  approvalBps: uint(16),
  votingDelay: uint(32),
  votingPeriod: uint(32),
  lateQuorumExtension: uint(32),
  timelockDelay: uint(32),
  executionPeriod: uint(32),
});

/** What `PrepareCreateGuildInput.categories` documents. */
const defaults: Record<ProposalCategory, CategoryRules> = {
  PRIORITIZATION: rules([500n, 5_000n], [DAY, 3n * DAY, DAY], DAY),
  RESOURCES: rules([1_000n, 5_000n], [DAY, 5n * DAY, DAY], 2n * DAY),
  STRATEGY: rules([1_500n, 5_000n], [2n * DAY, 7n * DAY, DAY], 2n * DAY),
  COMPLIANCE: rules([1_500n, 5_000n], [2n * DAY, 7n * DAY, DAY], 2n * DAY),
  PARAMETERS: rules([2_000n, 6_000n], [2n * DAY, 7n * DAY, 2n * DAY], 3n * DAY),
  EMERGENCY: rules([4_000n, 7_500n], [HOUR, DAY, 6n * HOUR], 0n),
};

/**
 * The rules of all six categories, in their order: those given, and the defaults of the others.
 *
 * @param given - At most one of each category.
 * @param timelockDelay - The guild's own, in seconds, which no category's default goes below.
 */
export function categoryRules(
  given: readonly z.output<typeof categoryRulesSchema>[],
  timelockDelay: bigint,
): CategoryRules[] {
  return proposalCategory.options.map((category) => {
    const chosen = given.find((candidate) => candidate.category === category);
    if (chosen) {
      const { category: _, ...fields } = chosen;
      return fields;
    }
    const standard = defaults[category];
    return { ...standard, timelockDelay: larger(standard.timelockDelay, timelockDelay) };
  });
}

function rules(
  [quorumBps, approvalBps]: [bigint, bigint],
  [votingDelay, votingPeriod, lateQuorumExtension]: [bigint, bigint, bigint],
  timelockDelay: bigint,
): CategoryRules {
  const executionPeriod = EXECUTION_PERIOD;
  return { quorumBps, approvalBps, votingDelay, votingPeriod, lateQuorumExtension, timelockDelay, executionPeriod };
}

/** The larger of two numbers. */
export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
