import type { Effects, Step } from '../../step.ts';
import { record } from '../rows.ts';

/** Numbers that governance set, by the parameters that have the old one and the new one; `token` counts guild tokens. */
const PARAMETERS = {
  'Projects FeeBpsSet': ['oldFeeBps', 'newFeeBps'],
  'Projects FeeTokenRateSet': ['oldRate', 'newRate'],
  'Rewards RewardRateSet': ['oldRate', 'newRate'],
  'Rewards ReputationRateSet': ['oldRate', 'newRate'],
  'Rewards ParticipationBudgetSet': ['oldBudget', 'newBudget', 'token'],
  'CategoryPolicy ProposalThresholdSet': ['oldThreshold', 'newThreshold', 'token'],
  'Timelock MinDelayChange': ['oldDuration', 'newDuration'],
} as const;

/** What was recorded of each. */
export const parameterChanges: Effects = Object.fromEntries(
  Object.entries(PARAMETERS).map(([event, [oldPath, newPath, ofGuild]]) => [
    event,
    (step: Step) => {
      const { entry, guild, params } = step;
      const values = { oldValue: params.number(oldPath), newValue: params.number(newPath) };
      const { kind: name, execution } = entry;
      const token = ofGuild === undefined ? entry.token : guild[ofGuild];
      record(step, 'ParameterChange', { guild: guild.accessManager, name, token, ...values, execution } as never);
    },
  ]),
);
