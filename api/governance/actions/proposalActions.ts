import { z } from 'zod';
import { address, uint } from '../../prepare/input/input.ts';
import type { MakeCall, VoteAction } from './action.ts';
import { complianceActions } from './complianceActions.ts';
import { governanceActions } from './governanceActions.ts';
import { calldata } from './inputs.ts';
import { projectsActions } from './projectsActions.ts';
import { rewardsActions } from './rewardsActions.ts';
import { roleActions } from './roleActions.ts';
import { treasuryActions } from './treasuryActions.ts';

/** What a vote can decide, by the field of the SDL's `ProposalActionInput`. */
export const proposalActions: Readonly<Record<string, VoteAction>> = {
  ...complianceActions,
  ...governanceActions,
  ...projectsActions,
  ...rewardsActions,
  ...roleActions,
  ...treasuryActions,
};

/** Any call, for what no other action does. */
const callSchema = z.object({ target: address, value: uint(256), calldata }).transform(
  ({ target, value, calldata: data }): MakeCall =>
    async () => ({ to: target, value, data }),
);

const members = Object.fromEntries(
  Object.entries(proposalActions).map(([name, { schema }]) => [name, schema.nullish()]),
);

/** One action of a proposal; the SDL's `ProposalActionInput`. Gives its name and what makes its call. */
export const proposalActionSchema = z
  .object({ ...members, call: callSchema.nullish() })
  .transform((given, context): { name: string; makeCall: MakeCall } => {
    const chosen = Object.entries(given).flatMap(([name, makeCall]) => (makeCall ? [{ name, makeCall }] : []));
    const [one, ...others] = chosen;
    if (one && others.length === 0) return one;
    context.addIssue({ code: 'custom', message: 'Give exactly one action here, such as pay or acceptProject.' });
    return z.NEVER;
  });
