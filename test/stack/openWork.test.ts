import { expect } from 'chai';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { type Person, walletOf } from '../../local/story/people.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

const DAY = 24 * 3_600;
const STORAGE = 'Take on the study of heat storage';
const NETWORK = 'Service network for heat pumps, Norway';

type Step = { mutation: string; title: string; until: string | null };
type Task = { kind: string; account: { id: string }; dueAt: string | null; milestone: { index: number } | null };
type Deadlines = Record<'vote' | 'round' | 'contract' | 'costs' | 'plan' | 'planWithGrace' | 'ruling', string>;

const address = (person: Person) => walletOf(person).address.toLowerCase();

describe('what the story leaves open', () => {
  let running: RunningStack;
  let until: Deadlines;
  before(async () => {
    running = await runningStack();
    until = await deadlines();
  });

  const ask = <T>(query: string, variables: object = running.story.variables) =>
    queryGraph<T>(running.graphql, query, variables);

  /** The deadlines, from when the entries say that each thing began. */
  async function deadlines(): Promise<Deadlines> {
    const { entries } = await ask<{ entries: { kind: string; timestamp: string }[] }>(`query ($guild: String!) {
      entries: ledgerEntries(first: 1000, orderBy: number, where: { guild: $guild }) { kind timestamp } }`);
    const last = (kind: string, before = 0) => {
      const all = entries.filter((entry) => entry.kind === kind);
      return Number(all.at(-1 - before)?.timestamp ?? expect.fail(`There is no ${kind}.`));
    };
    const { milestones } = await ask<{ milestones: [{ dueAt: string }] }>(
      'query ($guild: String!) { milestones(where: { project_: { guild: $guild, number: 3 }, index: 4 }) { dueAt } }',
    );
    const due = Number(milestones[0].dueAt);
    expect(due).to.be.greaterThan(last('DELIVERABLE_SUBMITTED') + 30 * DAY);
    return {
      vote: String(last('PROPOSAL_CREATED') + 3_600 + 3 * DAY),
      round: String(last('ROUND_OPENED') + 10 * DAY),
      contract: String(last('DELIVERABLE_SUBMITTED', 2) + 5 * DAY),
      costs: String(last('DELIVERABLE_SUBMITTED', 1) + 5 * DAY),
      plan: String(due),
      planWithGrace: String(due + 2 * DAY),
      ruling: String(last('DISPUTE_OPENED') + 180 * DAY),
    };
  }

  async function waitingFor(person: Person): Promise<Step[]> {
    const query = 'query ($account: Bytes!) { waitingFor(account: $account) { mutation title until } }';
    return (await ask<{ waitingFor: Step[] }>(query, { account: address(person) })).waitingFor;
  }

  it('waits for those whom it concerns, with the last second in which it can be done', async () => {
    const vote = { mutation: 'prepareCastVote', title: STORAGE, until: until.vote };
    const ballot = { mutation: 'prepareCastBallot', title: 'What comes first', until: until.round };
    const review = 'prepareReviewDeliverable';
    const contract = { mutation: review, title: `${NETWORK}, milestone 2`, until: until.contract };
    const costs = { mutation: review, title: `${NETWORK}, milestone 3`, until: until.costs };
    const plan = {
      mutation: 'prepareSubmitDeliverable',
      title: `${NETWORK}, milestone 5`,
      until: until.planWithGrace,
    };
    const funding = { mutation: 'prepareFund', title: 'Heat storage in apartment blocks, milestone 1', until: null };
    const pay = { mutation: 'prepareWithdraw', title: 'TUSD', until: null };
    const reward = { mutation: 'prepareClaim', title: 'MRG', until: null };
    const expected: [Person, Step[]][] = [
      ['ada', [ballot]],
      ['bruno', [vote, ballot, funding]],
      ['chen', [vote, ballot, pay, reward]],
      ['dalia', [plan]],
      ['emeka', [vote, contract, ballot]],
      ['farah', [contract, costs]],
      ['gita', []],
      ['hugo', []],
    ];
    for (const [person, steps] of expected) expect(await waitingFor(person), person).to.deep.equal(steps);
  });

  it('is a task of whom a log ends it for, with its deadline', async () => {
    const { tasks } = await ask<{ tasks: Task[] }>(`{
      tasks(first: 100, orderBy: id, where: { open: true }, block: { number: ${running.playedTo} }) {
        kind account { id } dueAt milestone { index } } }`);
    const told = tasks.map(({ kind, account, dueAt, milestone }) => [kind, account.id, milestone?.index, dueAt]);
    expect(told).to.have.deep.members([
      ['REVIEW', address('emeka'), 1, until.contract],
      ['REVIEW', address('farah'), 1, until.contract],
      ['REVIEW', address('farah'), 2, until.costs],
      ['DELIVERABLE', address('dalia'), 4, until.plan],
      ['WITHDRAWAL', address('chen'), undefined, null],
      ['EVIDENCE', address('bruno'), 3, until.ruling],
      ['EVIDENCE', address('chen'), 3, until.ruling],
      ['RULING', running.stack.deployments.GovernanceArbiter?.address.toLowerCase(), 3, until.ruling],
    ]);
  });

  it('has a vote for days, a decision in the timelock, a dispute and a finding without an answer', async () => {
    const at = `block: { number: ${running.playedTo} }`;
    const left = await ask<object>(`{
      proposals(where: { status_in: [CREATED, SUCCEEDED, QUEUED] }, orderBy: title, ${at}) { title state { name } }
      disputes(where: { status: OPEN }, ${at}) { milestone { index } }
      findings(where: { resolution: OPEN }, ${at}) { answers { number } }
    }`);
    expect(left).to.deep.equal({
      proposals: [
        { title: 'Raise the fee to six percent', state: { name: 'QUEUED' } },
        { title: STORAGE, state: { name: 'ACTIVE' } },
      ],
      disputes: [{ milestone: { index: 3 } }],
      findings: [{ answers: [] }],
    });
    const block = await running.provider.getBlock(running.playedTo);
    expect(Number(until.vote) - (block?.timestamp ?? 0)).to.be.greaterThan(2 * DAY);
  });

  it('has each revision’s document to be read, so that they can be compared', async () => {
    const { milestones } = await ask<{ milestones: [{ deliverables: { entry: { document: { text: string } } }[] }] }>(
      `query ($guild: String!) { milestones(where: { project_: { guild: $guild, number: 3 }, index: 1 }) {
        deliverables(orderBy: revision) { entry { document { text } } } } }`,
    );
    const [first = '', second = '', ...others] = milestones[0].deliverables.map(({ entry }) => entry.document.text);
    expect(others).to.deep.equal([]);
    expect(first)
      .to.match(/^# Model service contract\n/)
      .and.not.include('eight hours');
    expect(second)
      .to.match(/^# Model service contract\n/)
      .and.include('eight hours');
  });
});
