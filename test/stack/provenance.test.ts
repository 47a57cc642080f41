import { expect } from 'chai';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { walletOf } from '../../local/story/people.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

type Paid = {
  amount: string;
  to: { id: string };
  milestone: { index: number; releasePath: string };
  deliverable: { revision: number; digest: string; cid: string; reviews: { approved: boolean }[] };
  project: {
    title: string;
    acceptance: {
      proposal: {
        title: string;
        forVotes: string;
        votes: { support: string; weight: string; voter: { id: string } }[];
      };
    };
  };
};

const address = (person: Parameters<typeof walletOf>[0]) => walletOf(person).address.toLowerCase();

describe('provenance through the gateway', () => {
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  it('leads from a payment to its milestone, deliverable, reviews, project and the votes that allowed it', async () => {
    const { graphql, story } = running;
    const { payments } = await queryGraph<{ payments: Paid[] }>(graphql, story.sampleQuery, story.variables);
    const [payment] = payments;
    expect(payment?.amount).to.equal('11400000000');
    expect(payment?.to.id).to.equal(address('chen'));
    expect(payment?.milestone).to.deep.equal({ index: 0, releasePath: 'APPROVED' });
    expect(payment?.deliverable.revision).to.equal(1);
    expect(payment?.deliverable.reviews.map(({ approved }) => approved)).to.deep.equal([true, true]);
    expect(payment?.project.title).to.equal('Market entry study, Nordic heat pumps');
    const proposal = payment?.project.acceptance.proposal;
    expect(proposal?.title).to.equal('Take on the Nordic market entry study');
    expect(proposal?.votes.map(({ voter, support }) => [voter.id, support])).to.deep.equal([
      [address('ada'), 'FOR'],
      [address('emeka'), 'FOR'],
      [address('farah'), 'FOR'],
      [address('chen'), 'ABSTAIN'],
    ]);
    // Emeka votes with Dalia's tokens, too, which she delegated.
    expect(proposal?.votes[1]?.weight).to.equal((350_000n * 10n ** 18n).toString());
  });

  it('leads from a treasury payment to the votes that allowed it', async () => {
    const query = `query ($guild: String!) { payments(where: { guild: $guild, kind: TREASURY }) {
      amount memo purpose to { id }
      execution { index proposal { status calls { target } votes(orderBy: id) { support } } } } }`;
    const { payments } = await queryGraph<{ payments: object[] }>(running.graphql, query, running.story.variables);
    const { guild } = await queryGraph<{ guild: { treasury: string } }>(
      running.graphql,
      'query ($guild: ID!) { guild(id: $guild) { treasury } }',
      running.story.variables,
    );
    expect(payments).to.deep.equal([
      {
        amount: '5000000000',
        memo: 'Open handbook of research methods',
        purpose: 'WORK',
        to: { id: address('dalia') },
        execution: {
          index: 0,
          proposal: {
            status: 'EXECUTED',
            calls: [{ target: guild.treasury }],
            votes: [{ support: 'FOR' }, { support: 'AGAINST' }, { support: 'FOR' }],
          },
        },
      },
    ]);
  });

  it('tells the three ways in which milestones were released, and the revision', async () => {
    const query = `query ($guild: String!) { milestones(orderBy: id, where: { status_in: [RELEASED, REFUNDED], project_: { guild: $guild, number_lt: 3 } }) {
      status releasePath revision
      deliverables(first: 10, orderBy: id) { revision reviews(first: 10) { approved reasonCid } } } }`;
    const { milestones } = await queryGraph<{
      milestones: { status: string; releasePath: string | null; revision: number; deliverables: object[] }[];
    }>(running.graphql, query, running.story.variables);
    expect(milestones.map(({ status, releasePath, revision }) => [status, releasePath, revision])).to.deep.equal([
      ['RELEASED', 'APPROVED', 1],
      ['RELEASED', 'APPROVED', 2],
      ['RELEASED', 'SILENCE', 1],
      ['REFUNDED', null, 0],
    ]);
    expect(milestones[1]?.deliverables).to.have.lengthOf(2);
    expect(milestones[1]?.deliverables[0]).to.have.nested.property('reviews[0].reasonCid').that.matches(/^bafk/);
  });
});
