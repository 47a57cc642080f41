import { auditChanges, auditCreations } from './state/audit.ts';
import { agreementChanges, complianceChanges } from './state/compliance.ts';
import { categoryChanges } from './state/governance/categories.ts';
import { parameterChanges } from './state/governance/parameters.ts';
import { priorityChanges, priorityCreations } from './state/governance/priorities.ts';
import { proposalChanges, proposalCreations } from './state/governance/proposals.ts';
import { timelockChanges, timelockCreations } from './state/governance/timelock.ts';
import { guildCreations } from './state/guild.ts';
import { creditChanges } from './state/projects/credits.ts';
import { disputeChanges, disputeCreations } from './state/projects/disputes.ts';
import { lockChanges } from './state/projects/locks.ts';
import { milestoneChanges } from './state/projects/milestones.ts';
import { projectChanges, projectCreations } from './state/projects/projects.ts';
import { reputationChanges } from './state/reputation.ts';
import { participationChanges, rewardChanges } from './state/rewards.ts';
import { roleChanges } from './state/roles.ts';
import { tokenChanges } from './state/token.ts';
import { treasuryChanges, treasuryCreations } from './state/treasury.ts';
import type { Effects, Step } from './step.ts';

/** What logs create, that their own entries can be about. */
export const creations = merge(
  guildCreations,
  projectCreations,
  disputeCreations,
  proposalCreations,
  timelockCreations,
  treasuryCreations,
  priorityCreations,
  auditCreations,
);

/** What logs change once their entries are about something. */
export const changes = merge(
  roleChanges,
  tokenChanges,
  proposalChanges,
  timelockChanges,
  categoryChanges,
  treasuryChanges,
  projectChanges,
  milestoneChanges,
  creditChanges,
  lockChanges,
  disputeChanges,
  rewardChanges,
  participationChanges,
  reputationChanges,
  priorityChanges,
  complianceChanges,
  agreementChanges,
  auditChanges,
  parameterChanges,
);

/** The effects of several lists; those of one event one after the other. */
function merge(...lists: readonly Effects[]): Effects {
  const merged = new Map<string, ((step: Step) => void)[]>();
  for (const [event, effect] of lists.flatMap((list) => Object.entries(list))) {
    merged.set(event, [...(merged.get(event) ?? []), effect]);
  }
  const effects = [...merged].map(([event, list]) => [event, inTurn(list)]);
  return Object.fromEntries(effects) as Effects;
}

function inTurn(effects: readonly ((step: Step) => void)[]): (step: Step) => void {
  return (step) => {
    for (const effect of effects) effect(step);
  };
}
