const HOUR = 3_600;
const DAY = 24 * HOUR;

/** What a category of proposals needs, as `CategoryRulesInput` takes it: basis points and seconds. */
export type CategoryRules = {
  quorumBps: number;
  approvalBps: number;
  votingDelay: number;
  votingPeriod: number;
  lateQuorumExtension: number;
  timelockDelay: number;
  executionPeriod: number;
};

/** Seconds between queueing and executing a proposal of any category in the story's guild, at least. */
export const TIMELOCK_DELAY = 6 * HOUR;

const ordinary: CategoryRules = {
  quorumBps: 2_000,
  approvalBps: 5_000,
  votingDelay: HOUR,
  votingPeriod: 3 * DAY,
  lateQuorumExtension: 6 * HOUR,
  timelockDelay: DAY,
  executionPeriod: 14 * DAY,
};

/** The rules of the story's guild: quick where little is at stake, slow and with more votes where much is. */
export const categoryRules = {
  PRIORITIZATION: { ...ordinary, quorumBps: 1_000, timelockDelay: TIMELOCK_DELAY },
  RESOURCES: ordinary,
  STRATEGY: { ...ordinary, quorumBps: 2_500, votingPeriod: 5 * DAY },
  COMPLIANCE: { ...ordinary, quorumBps: 2_500, votingPeriod: 5 * DAY },
  PARAMETERS: { ...ordinary, quorumBps: 3_000, approvalBps: 6_000, votingPeriod: 5 * DAY, timelockDelay: 2 * DAY },
  EMERGENCY: {
    ...ordinary,
    quorumBps: 5_000,
    approvalBps: 7_500,
    votingPeriod: DAY,
    timelockDelay: TIMELOCK_DELAY,
  },
} as const satisfies Record<string, CategoryRules>;

/** A category of proposals. */
export type Category = keyof typeof categoryRules;
