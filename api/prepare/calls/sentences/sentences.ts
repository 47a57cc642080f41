import type { ContractName } from '../../../chain/calls/abis.ts';
import type { Sentences } from '../call.ts';
import { arbiterSentences } from './arbiters.ts';
import { auditSentences, complianceSentences } from './compliance.ts';
import { categoryPolicySentences, governorSentences, prioritySentences } from './governance.ts';
import { projectsSentences } from './projects.ts';
import { guildTokenSentences, reputationSentences, rewardsSentences, tokenSentences } from './rewards.ts';
import { accessManagerSentences, timelockSentences } from './roles.ts';
import { treasurySentences } from './treasury.ts';

/** What the functions of each contract do, in words: those that a vote decides about, and what moves tokens. */
export const sentences: Partial<Record<ContractName, Sentences>> = {
  AccessManager: accessManagerSentences,
  AuditTrail: auditSentences,
  CategoryPolicy: categoryPolicySentences,
  Compliance: complianceSentences,
  ERC20: tokenSentences,
  GovernanceArbiter: arbiterSentences,
  GuildGovernor: governorSentences,
  GuildToken: { ...tokenSentences, ...guildTokenSentences },
  PriorityRounds: prioritySentences,
  Projects: projectsSentences,
  Reputation: reputationSentences,
  Rewards: rewardsSentences,
  Timelock: timelockSentences,
  Treasury: treasurySentences,
};
