import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { FunctionFragment } from 'ethers';
import { abis } from './chain/calls/abis.ts';

/** Functions that no mutation prepares because a vote alone may call them, by an action of `preparePropose`. */
const byVote: Record<string, string[]> = {
  AuditTrail: ['answerFinding', 'setAuthority'],
  CategoryPolicy: ['adoptStrategy', 'setAuthority', 'setCategoryRules', 'setFunctionCategory', 'setProposalThreshold'],
  Compliance: ['publishAgreement', 'setActionPolicy', 'setAuthority', 'setJurisdictionBlocked'],
  GuildGovernor: ['relay', 'setProposalGuardian', 'updateTimelock'],
  GuildToken: ['setAuthority'],
  PriorityRounds: ['openRound', 'setAuthority'],
  Projects: ['setAuthority', 'setFeeBps', 'setFeeTokenRate', 'setTokenAllowed'],
  Reputation: ['addSkill', 'adjust', 'setAuthority'],
  Rewards: ['setAuthority', 'setParticipationBudget', 'setRewardRates', 'setRewardTerms'],
  Treasury: ['closeBudget', 'openBudget', 'openRoundBudgets', 'setAuthority', 'setBudgetSpender'],
};

/** Functions that another contract calls. */
const byContract: Record<string, string[]> = {
  GuildGovernor: ['setGated', 'storeFunctionCategory', 'storeRules', 'storeThreshold'],
  GuildToken: ['mint'],
  PriorityRounds: ['setGated'],
  Projects: ['resolveDispute', 'setGated'],
  Reputation: ['award'],
  Rewards: ['accrue', 'setGated'],
  Treasury: ['setGated'],
};

/** What a clone's creator calls once, and what tokens call that are sent safely. */
const HOOKS = /^(initialize|onERC(721|1155|1155Batch)Received)$/;

const names = Object.keys(byVote) as (keyof typeof abis)[];
const domains = '{audit,compliance,governance,guild,priorities,projects,rewards,token,treasury}';
const sources = globSync(`${domains}/**/*.ts`, { cwd: import.meta.dirname, exclude: ['**/*.test.ts'] })
  .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
  .join('\n');

/** Functions of a contract that change its state and that no mutation, vote or contract calls. */
function unprepared(contract: keyof typeof abis): string[] {
  const functions = abis[contract].fragments.filter((fragment) => fragment.type === 'function') as FunctionFragment[];
  const changing = new Set(functions.filter(({ constant }) => !constant).map(({ name }) => name));
  const others = [...(byVote[contract] ?? []), ...(byContract[contract] ?? [])];
  const known = [...changing].filter((name) => others.includes(name));
  expect(known, `functions of ${contract} that are listed`).to.have.members(others);
  return [...changing].filter((name) => !others.includes(name) && !HOOKS.test(name) && !sources.includes(`'${name}'`));
}

describe('the functions of a guild’s contracts', () => {
  it('are prepared by mutations, but for those that docs/clients.md lists', () => {
    const clients = readFileSync(new URL('../docs/clients.md', import.meta.url), 'utf8');
    const [, section = ''] = /^## Functions without a mutation\n(.*?)^## /ms.exec(clients) ?? [];
    for (const contract of names) {
      const [, listed = ''] = new RegExp(`^\\| \`${contract}\` \\| ([^|]*) \\|`, 'm').exec(section) ?? [];
      const documented = [...listed.matchAll(/`(\w+)`/g)].map(([, name]) => name);
      const without = `${contract}: functions without a mutation are those that docs/clients.md lists`;
      expect(unprepared(contract), without).to.have.members(documented);
    }
  });
});
