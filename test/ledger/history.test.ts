import { expect } from 'chai';
import { queryGraph } from '../../local/http/queryGraph.ts';
import type { ActingGuild } from '../../testing/ledger/actingGuild.ts';
import { type PlayedLedger, playedLedger } from './playedLedger.ts';
import { readAll } from './readLedger.ts';

type Ref = { id: string };
type Change = { delegate: Ref; oldVotes: string; newVotes: string; timestamp: string };
type Membership = {
  account: Ref;
  role: { number: string; contract: { role: string } };
  current: { since: string; executionDelay: string; until: string | null } | null;
};
type Task = {
  kind: string;
  account: Ref;
  dueAt: string | null;
  milestone: Ref | null;
  dispute: Ref | null;
  credit: Ref | null;
};
type Milestone = {
  status: string;
  dueAt: string;
  reviewEndsAt: string | null;
  contributor: Ref;
  project: { status: string; reviewers: Ref[] };
  revision: number;
  deliverables: { revision: number; reviews: { reviewer: Ref }[] }[];
};
type Credit = { account: Ref; token: Ref; held: boolean };
type Flow = { token: Ref; code: string; balance: string };

describe('history and tasks of the ledger against the chain', () => {
  let ledger: PlayedLedger;
  before(async () => {
    ledger = await playedLedger();
  });

  const rows = <Row>(guild: ActingGuild, list: string, fields: string, where = '') =>
    readAll<Row>(ledger.context.ledgerUrl, list, fields, `guild: "${guild.id}" ${where}`);

  it('knows what each delegate’s voting power was at any time', async () => {
    const seen = new Map<string, Change>();
    for (const guild of ledger.acted) {
      const changes = await rows<Change>(guild, 'votingPowerChanges', 'delegate { id } oldVotes newVotes timestamp');
      expect(changes.length).to.be.greaterThan(3);
      for (const change of changes) {
        const key = `${guild.id} ${change.delegate.id}`;
        expect(change.oldVotes).to.equal(seen.get(key)?.newVotes ?? '0');
        seen.set(key, change);
      }
      for (const { delegate, newVotes, timestamp } of lastOfEachSecond(changes)) {
        const past = guild.token.getFunction('getPastVotes');
        expect(String(await past(delegate.id, timestamp))).to.equal(newVotes);
      }
    }
  });

  /** Within a second, the chain knows only the last of a delegate's changes. */
  function lastOfEachSecond(changes: Change[]): Change[] {
    return [...new Map(changes.map((change) => [`${change.delegate.id} ${change.timestamp}`, change])).values()];
  }

  it('knows who has which role since when', async () => {
    for (const guild of ledger.acted) {
      const fields = 'account { id } role { number contract { role } } current { since executionDelay until }';
      const memberships = await rows<Membership>(guild, 'roleMemberships', fields);
      expect(memberships.length).to.be.greaterThan(5);
      for (const { account, role, current } of memberships) {
        if (role.contract.role === 'TIMELOCK') {
          const hasRole = await guild.timelock.getFunction('hasRole')(role.number, account.id);
          expect(current !== null).to.equal(hasRole);
        } else {
          const access = await guild.accessManager.getFunction('getAccess')(BigInt(role.number), account.id);
          expect(current?.since ?? '0').to.equal(String(access[0]));
          expect(current?.executionDelay ?? '0').to.equal(String(access[1]));
        }
        expect(current?.until ?? null).to.equal(null);
      }
    }
  });

  it('lets wait what a milestone’s state asks of its contributor and its reviewers', async () => {
    let count = 0;
    for (const guild of ledger.acted) {
      const milestones = await readAll<Milestone>(
        ledger.context.ledgerUrl,
        'milestones',
        `status dueAt reviewEndsAt revision contributor { id } project { status reviewers(first: 10) { id } }
         deliverables(first: 10) { revision reviews(first: 10) { reviewer { id } } }`,
        `project_: { guild: "${guild.id}" }`,
      );
      const wanted = milestones.flatMap((milestone) => tasksOf(milestone));
      expect(await openTasks(guild, 'DELIVERABLE, REVIEW')).to.have.members(wanted);
      count += wanted.length;
    }
    expect(count).to.be.greaterThan(0);
  });

  function tasksOf(milestone: Milestone & Ref): string[] {
    const { status, project, contributor, dueAt, reviewEndsAt } = milestone;
    if (status === 'SUBMITTED') {
      const { reviews = [] } = milestone.deliverables.find(({ revision }) => revision === milestone.revision) ?? {};
      const done = reviews.map(({ reviewer }) => reviewer.id);
      return project.reviewers
        .filter(({ id }) => !done.includes(id))
        .map(({ id }) => `REVIEW ${id} ${reviewEndsAt} ${milestone.id}`);
    }
    const waits = project.status === 'ACCEPTED' && ['FUNDED', 'REVISION_REQUESTED'].includes(status);
    return waits ? [`DELIVERABLE ${contributor.id} ${dueAt} ${milestone.id}`] : [];
  }

  async function openTasks(guild: ActingGuild, kinds: string): Promise<string[]> {
    const fields = 'kind account { id } dueAt milestone { id } credit { id }';
    const tasks = await rows<Task>(guild, 'tasks', fields, `open: true, kind_in: [${kinds}]`);
    return tasks.map(
      ({ kind, account, dueAt, milestone, credit }) => `${kind} ${account.id} ${dueAt} ${(credit ?? milestone)?.id}`,
    );
  }

  it('lets wait what the escrow owes and does not hold', async () => {
    let count = 0;
    for (const guild of ledger.acted) {
      const credits = await rows<Credit>(guild, 'creditBalances', 'account { id } token { id } held');
      const wanted: string[] = [];
      for (const { id, account, token, held } of credits) {
        const owed: bigint = await guild.projects.getFunction('creditOf')(account.id, token.id);
        if (owed > 0n && !held) wanted.push(`WITHDRAWAL ${account.id} null ${id}`);
      }
      expect(await openTasks(guild, 'WITHDRAWAL')).to.have.members(wanted);
      count += wanted.length;
    }
    expect(count).to.be.greaterThan(0);
  });

  it('lets disputes wait for their arbiter as long as they are open', async () => {
    let count = 0;
    for (const guild of ledger.acted) {
      const disputes = await rows<{ status: string; arbiter: string; rulingEndsAt: string }>(
        guild,
        'disputes',
        'status arbiter rulingEndsAt',
      );
      const tasks = await rows<Task & { open: boolean }>(
        guild,
        'tasks',
        'account { id } dueAt dispute { id } open',
        'kind: RULING',
      );
      expect(
        tasks.map(({ account, dueAt, dispute, open }) => `${dispute?.id} ${account.id} ${dueAt} ${open}`),
      ).to.have.members(
        disputes.map(
          ({ id, status, arbiter, rulingEndsAt }) => `${id} ${arbiter} ${rulingEndsAt} ${status === 'OPEN'}`,
        ),
      );
      count += disputes.length;
    }
    expect(count).to.be.greaterThan(0);
  });

  it('ends every series of movements with the balance of the books', async () => {
    const { ledgerUrl } = ledger.context;
    for (const guild of ledger.acted) {
      const fields = 'token { id } code balance';
      const accounts = await rows<Flow>(guild, 'ledgerAccounts', fields, 'class: ASSET');
      const { flowStats } = await queryGraph<{ flowStats: Flow[] }>(
        ledgerUrl,
        `{ flowStats(interval: hour, current: include, orderBy: timestamp, orderDirection: asc, first: 1000,
             where: { guild: "${guild.id}" }) { ${fields} } }`,
      );
      const last = new Map(flowStats.map(({ token, code, balance }) => [`${token.id} ${code}`, balance]));
      const books = accounts.map(({ token, code, balance }) => [`${token.id} ${code}`, balance] as const);
      expect([...last]).to.have.deep.members(books);
    }
  });
});
