import { expect } from 'chai';
import type { Contract, Result } from 'ethers';
import type { ActingGuild } from '../../testing/ledger/actingGuild.ts';
import { type PlayedLedger, playedLedger } from './playedLedger.ts';
import { readAll } from './readLedger.ts';

type Ref = { id: string };
type Posting = { amount: string; account: Ref; entry: { blockNumber: string } };
type Account = { balance: string; token: Ref };
/** Asks a view of a contract at the block that is looked at. */
type View = (contract: Contract, name: string, ...args: unknown[]) => Promise<Result>;

/** Rows of the ledger, and what the contracts say of each at the same block. */
type Subject = {
  list: string;
  /** How the list is filtered by the guild. */
  ofGuild?: (id: string) => string;
  fields: string;
  // biome-ignore lint/suspicious/noExplicitAny: rows of any list
  ledger: (row: any) => unknown[];
  // biome-ignore lint/suspicious/noExplicitAny: rows of any list
  chain: (row: any, guild: ActingGuild, view: View) => Promise<unknown[]>;
};

/** So many blocks with entries lie between two that are looked at: all of them would take minutes. */
const STEP = 9;
const STATUS = ['PLANNED', 'FUNDED', 'SUBMITTED', 'REVISION_REQUESTED', 'RELEASED', 'REFUNDED', 'DISPUTED'];
const CATEGORIES = ['PRIORITIZATION', 'RESOURCES', 'STRATEGY', 'COMPLIANCE', 'PARAMETERS', 'EMERGENCY'];

const subjects: Record<string, Subject> = {
  'tokens and voting power': {
    list: 'members',
    fields: 'account { id } balance votingPower',
    ledger: ({ balance, votingPower }) => [balance, votingPower],
    chain: async ({ account }, { token }, view) => [
      await view(token, 'balanceOf', account.id),
      await view(token, 'getVotes', account.id),
    ],
  },
  'the supply': {
    list: 'guilds',
    ofGuild: (id) => `id: "${id}"`,
    fields: 'totalSupply',
    ledger: ({ totalSupply }) => [totalSupply],
    chain: async (_, { token }, view) => [await view(token, 'totalSupply')],
  },
  'the tally of proposals': {
    list: 'proposals',
    fields: 'proposalId againstVotes forVotes abstainVotes',
    ledger: ({ againstVotes, forVotes, abstainVotes }) => [againstVotes, forVotes, abstainVotes],
    chain: async ({ proposalId }, { governor }, view) => [...(await view(governor, 'proposalVotes', proposalId))],
  },
  roles: {
    list: 'roleMemberships',
    fields: 'account { id } role { number contract { role } } current { since }',
    ledger: ({ role, current }) => [role.contract.role === 'TIMELOCK' ? current !== null : (current?.since ?? '0')],
    chain: async ({ account, role }, { timelock, accessManager }, view) =>
      role.contract.role === 'TIMELOCK'
        ? [await view(timelock, 'hasRole', role.number, account.id)]
        : [(await view(accessManager, 'getAccess', BigInt(role.number), account.id))[0]],
  },
  'the rules of categories': {
    list: 'guildCategories',
    fields: 'category rules { quorumBps approvalBps votingPeriod }',
    ledger: ({ rules }) => [rules.quorumBps, rules.approvalBps, rules.votingPeriod],
    chain: async ({ category }, { categoryPolicy }, view) => {
      const [rules] = await view(categoryPolicy, 'rulesOf', CATEGORIES.indexOf(category));
      return [rules.quorumBps, rules.approvalBps, rules.votingPeriod];
    },
  },
  milestones: {
    list: 'milestones',
    ofGuild: (id) => `project_: { guild: "${id}" }`,
    fields: 'index project { number } status revision dueAt amount contributor { id }',
    ledger: (row) => [row.status, row.revision, row.dueAt, row.amount, row.contributor.id],
    chain: async ({ index, project }, { projects }, view) => {
      const stored = await view(projects, 'milestoneOf', project.number, index);
      const { status, revision, dueAt, amount, contributor } = stored;
      return [STATUS[Number(status)], revision, dueAt, amount, contributor.toLowerCase()];
    },
  },
  credits: {
    list: 'creditBalances',
    fields: 'account { id } token { id } balance held',
    ledger: ({ balance, held }) => [balance, held],
    chain: async ({ account, token }, { projects }, view) => [
      await view(projects, 'creditOf', account.id, token.id),
      await view(projects, 'isCreditHeld', account.id, token.id),
    ],
  },
  budgets: {
    list: 'budgets',
    fields: 'number totalSpent spentInPeriod closed { id }',
    ledger: ({ totalSpent, spentInPeriod, closed }) => [totalSpent, spentInPeriod, closed !== null],
    chain: async ({ number }, { treasury }, view) => {
      const { totalSpent, spentInPeriod, closed } = await view(treasury, 'budgetOf', number);
      return [totalSpent, spentInPeriod, closed];
    },
  },
  credentials: {
    list: 'complianceStatuses',
    fields: 'account { id } level expiresAt',
    ledger: ({ level, expiresAt }) => [level, expiresAt ?? '0'],
    chain: async ({ account }, { compliance }, view) => {
      const { level, expiresAt } = await view(compliance, 'statusOf', account.id);
      return [level, expiresAt];
    },
  },
  agreements: {
    list: 'agreements',
    fields: 'number current { version digest }',
    ledger: ({ current }) => [current.version, current.digest],
    chain: async ({ number }, { compliance }, view) => {
      const { version, digest } = await view(compliance, 'agreementOf', number);
      return [version, digest];
    },
  },
};

describe('the ledger at past blocks against the chain', () => {
  let ledger: PlayedLedger;
  let ledgerUrl: string;
  /** Blocks that are looked at, by the guild's id. */
  const blocksOf = new Map<string, number[]>();
  before(async () => {
    ledger = await playedLedger();
    ({ ledgerUrl } = ledger.context);
    for (const { id } of ledger.acted) {
      const entries = await readAll<{ blockNumber: string }>(
        ledgerUrl,
        'ledgerEntries',
        'blockNumber',
        `guild: "${id}"`,
      );
      const blocks = [...new Set(entries.map(({ blockNumber }) => Number(blockNumber)))];
      blocksOf.set(
        id,
        blocks.filter((_, i) => i % STEP === 0),
      );
    }
  });

  it('has the balance of every account, whose sum per guild and token is zero', async () => {
    for (const { id } of ledger.acted) {
      const guild = `guild: "${id}"`;
      const fields = 'amount account { id } entry { blockNumber }';
      const postings = await readAll<Posting>(ledgerUrl, 'postings', fields, guild);
      for (const block of blocksOf.get(id) ?? []) {
        const posted: Record<string, bigint> = {};
        for (const { amount, account, entry } of postings) {
          if (Number(entry.blockNumber) > block) continue;
          posted[account.id] = (posted[account.id] ?? 0n) + BigInt(amount);
        }
        const accounts = await readAll<Account>(ledgerUrl, 'ledgerAccounts', 'balance token { id }', guild, block);
        const balances = accounts.map((account) => [account.id, BigInt(account.balance)] as const);
        expect(Object.fromEntries(balances), `block ${block}`).to.deep.equal(posted);
        const perToken: Record<string, bigint> = {};
        for (const { token, balance } of accounts) perToken[token.id] = (perToken[token.id] ?? 0n) + BigInt(balance);
        expect(Object.values(perToken).filter((sum) => sum !== 0n)).to.deep.equal([]);
      }
    }
  });

  for (const [what, { list, ofGuild, fields, ledger: known, chain }] of Object.entries(subjects)) {
    it(`knows ${what} as the contracts did`, async () => {
      const states = new Set<string>();
      for (const guild of ledger.acted) {
        for (const block of blocksOf.get(guild.id) ?? []) {
          const view: View = (contract, name, ...args) => contract.getFunction(name)(...args, { blockTag: block });
          const where = ofGuild?.(guild.id) ?? `guild: "${guild.id}"`;
          const rows = await readAll(ledgerUrl, list, fields, where, block);
          const said = rows.map((row) => [row.id, ...known(row).map(String)]);
          const held = rows.map(async (row) => [row.id, ...(await chain(row, guild, view)).map(String)]);
          expect(said, `block ${block}`).to.deep.equal(await Promise.all(held));
          states.add(JSON.stringify([guild.id, said]));
        }
      }
      // Otherwise all blocks might be answered as of the last one.
      expect(states.size).to.be.greaterThan(ledger.acted.length);
    });
  }
});
