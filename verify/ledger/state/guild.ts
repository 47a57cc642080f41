import { concat } from '../bytes.ts';
import type { Effects } from '../step.ts';

const COUNTS = [
  'projectCount',
  'proposalCount',
  'paymentCount',
  'budgetCount',
  'roundCount',
  'disputeCount',
  'findingCount',
  'openFindingCount',
  'anchorCount',
  'frozenCount',
  'memberCount',
  'policyVersion',
  'participationBudget',
  'totalSupply',
];
/** The guild's contracts in `GuildContract`, by their fields in `GuildCreated`. */
const ROLES = [
  ['ACCESS_MANAGER', 'accessManager'],
  ['TOKEN', 'token'],
  ['GOVERNOR', 'governor'],
  ['TIMELOCK', 'timelock'],
  ['TREASURY', 'treasury'],
  ['PROJECTS', 'projects'],
  ['REWARDS', 'rewards'],
  ['CATEGORY_POLICY', 'categoryPolicy'],
  ['PRIORITIES', 'priorities'],
  ['REPUTATION', 'reputation'],
  ['COMPLIANCE', 'compliance'],
  ['AUDIT_TRAIL', 'auditTrail'],
] as const;

/** The guild itself and its contracts. */
export const guildCreations: Effects = {
  'GuildFactory GuildCreated': (step) => {
    const { params, guild, block, log, records, forwarder } = step;
    const { accessManager: id, ...contracts } = guild;
    const config = {
      number: params.number('guildId'),
      name: params.text('config.name'),
      symbol: params.text('config.symbol'),
      creator: params.address('creator'),
      charterDigest: params.fixed('config.charterDigest'),
      charterCid: params.text('config.charterCid'),
      feeBps: Number(params.number('config.feeBps')),
      proposalThreshold: params.number('config.proposalThreshold'),
    };
    const counts = Object.fromEntries(COUNTS.map((field) => [field, 0n]));
    records.put('Guild', {
      id,
      ...config,
      ...contracts,
      forwarder,
      rewardTerms: null,
      createdAt: block.timestamp,
      head: id,
      ...counts,
    });
    const members = ROLES.map(([role, part]) => [role, guild[part]] as const);
    for (const [role, address] of [['FACTORY', log.address] as const, ...members]) {
      records.put('GuildContract', { id: concat(id, address), guild: id, address, role });
    }
  },
};
