import { auditReverts } from './audit/reverts.ts';
import { complianceReverts } from './compliance/reverts.ts';
import { governanceReverts } from './governance/reverts.ts';
import { guildReverts } from './guild/reverts.ts';
import type { Explanations } from './prepare/reverts/explanationWords.ts';
import { prioritiesReverts } from './priorities/reverts.ts';
import { projectsReverts } from './projects/reverts.ts';
import { rewardsReverts } from './rewards/reverts.ts';
import { tokenReverts } from './token/reverts.ts';
import { treasuryReverts } from './treasury/reverts.ts';

/** What all contracts' errors mean to the person who acts, and what to do. */
export const explanations: Explanations = {
  ...auditReverts,
  ...complianceReverts,
  ...governanceReverts,
  ...guildReverts,
  ...prioritiesReverts,
  ...projectsReverts,
  ...rewardsReverts,
  ...tokenReverts,
  ...treasuryReverts,
};
