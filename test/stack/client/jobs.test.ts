import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Entry, GuildhallClient, ProposalActionInput, Signer } from '../../../client/index.ts';
import { queryGraph } from '../../../local/http/queryGraph.ts';
import { categoryRules } from '../../../local/story/categoryRules.ts';
import { chainTime } from '../../../local/story/clock.ts';
import { walletOf } from '../../../local/story/people.ts';
import { type ClientStage, guildInput, startClientStage } from '../../../testing/client/clientStage.ts';
import { done } from '../../../testing/client/done.ts';

const DAY = 86_400;
const REPORT = new URL('../../../local/story/documents/market-size.md', import.meta.url);
const MOST_LINES = 10;
const PAYMENTS = `query ($block: Block_height!, $after: Bytes!, $guild: String!, $from: BigInt!) {
  payments(block: $block, orderBy: id, first: 1000, where: { id_gt: $after, guild: $guild, timestamp_gte: $from }) {
    id timestamp amount memo token { symbol } to { id } entry { number transactionHash }
    deliverable { cid reviews(orderBy: id) { reviewer { id } } }
    project { title acceptance { ...Decided } } execution { ...Decided }
  }
}
fragment Decided on Execution { proposal { title } }`;
type Decided = { proposal: { title: string } | null } | null;
type Payment = {
  id: string;
  timestamp: bigint;
  amount: bigint;
  memo: string | null;
  token: { symbol: string };
  to: { id: string };
  entry: { number: bigint; transactionHash: string };
  deliverable: { cid: string; reviews: { reviewer: { id: string } }[] } | null;
  project: { title: string; acceptance: Decided } | null;
  execution: Decided;
};

const COLUMNS = ['entry', 'time', 'payee', 'amount', 'token', 'for', 'vote', 'reviewers', 'document', 'transaction'];
/** A line of CSV (RFC 4180). */
const csvLine = (values: unknown[]) => values.map((value) => `"${String(value ?? '').replaceAll('"', '""')}"`).join();

/** What third parties do, each in a few lines. */
const jobs = {
  async found(client: GuildhallClient, founder: Signer, stage: ClientStage) {
    const { entries } = done(await client.createGuild(await guildInput(stage)).as(founder));
    return entries[0]?.guild ?? '';
  },
  async propose(client: GuildhallClient, proposer: Signer, guild: string, actions: ProposalActionInput[]) {
    const description = 'Take the study on\n\nWe have the people.';
    const { entries } = done(await client.propose({ guild, description, actions }).as(proposer));
    return entries.find(({ kind }) => kind === 'PROPOSAL_CREATED')?.proposal ?? '';
  },
  async vote(client: GuildhallClient, voter: Signer, proposal: string) {
    return done(await client.castVote({ proposal, support: 'FOR', reason: 'A good client.' }).as(voter));
  },
  async deliver(client: GuildhallClient, contributor: Signer, milestone: string, file: URL) {
    const document = await client.publish(await readFile(file), 'text/markdown');
    done(await client.submitDeliverable({ milestone, ...document }).as(contributor));
    return document.digest;
  },
  async approve(client: GuildhallClient, reviewer: Signer, deliverable: string, digest: string) {
    return done(await client.reviewDeliverable({ deliverable, digest, approved: true }).as(reviewer));
  },
  async withdraw(client: GuildhallClient, payee: Signer, guild: string, token: string) {
    return done(await client.withdraw({ guild, token, to: payee.address }).as(payee));
  },
  async quarterAsCsv(client: GuildhallClient, guild: string, from: Date, to: Date) {
    const lines = [csvLine(COLUMNS)];
    const start = BigInt(Math.floor(from.getTime() / 1_000));
    for await (const paid of (await client.at({ date: to })).rows<Payment>(PAYMENTS, { guild, from: start })) {
      const { entry, project, deliverable, execution } = paid;
      const vote = (execution ?? project?.acceptance)?.proposal?.title;
      const reviewers = deliverable?.reviews.map(({ reviewer }) => reviewer.id).join(' ');
      const what = [paid.timestamp, paid.to.id, paid.amount, paid.token.symbol, project?.title ?? paid.memo, vote];
      lines.push(csvLine([entry.number, ...what, reviewers, deliverable?.cid, entry.transactionHash]));
    }
    return lines.join('\n');
  },
  async exportAll(client: GuildhallClient, isEnough: (rows: Entry[]) => Promise<boolean>) {
    let rows: Entry[] = [];
    for await (const message of client.events({ after: '0' })) {
      if (message.__typename === 'NewEntries') rows.push(...message.entries);
      else rows = rows.filter(({ blockNumber }) => blockNumber <= BigInt(message.kept));
      if (await isEnough(rows)) break;
    }
    return rows;
  },
};

describe('a third party’s jobs', () => {
  let stage: ClientStage;
  let guild: string;
  let milestone: string;
  let startedAt: Date;
  const signer = (person: Parameters<ClientStage['signer']>[0]) => stage.signer(person);
  const now = async () => new Date((await chainTime(stage.provider)) * 1_000);

  before(async () => {
    stage = await startClientStage();
    startedAt = await now();
  });
  after(() => stage?.stop());

  for (const [name, job] of Object.entries(jobs)) {
    it(`take few lines: ${name}`, () => {
      const lines = job.toString().split('\n').length - 2;
      expect(lines).to.be.at.most(MOST_LINES);
    });
  }

  it('found a guild, and propose and vote to take a project on', async () => {
    const { client } = stage;
    guild = await jobs.found(client, await signer('ada'), stage);
    const project = await agreeOnProject();
    const accept = { acceptProject: { project: project.id, termsHash: project.termsHash } };
    const proposal = await jobs.propose(client, await signer('ada'), guild, [accept]);
    const { votingDelay, votingPeriod, timelockDelay } = categoryRules.RESOURCES;
    await stage.pass(votingDelay + 1);
    for (const voter of ['ada', 'chen', 'dalia', 'emeka'] as const) {
      const { entries } = await jobs.vote(client, await signer(voter), proposal);
      expect(entries.map(({ kind }) => kind)).to.include('VOTE_CAST');
    }
    await stage.pass(votingPeriod);
    const ada = await signer('ada');
    done(await client.finalize({ proposal }).as(ada));
    done(await client.queue({ proposal }).as(ada));
    await stage.pass(timelockDelay);
    done(await client.execute({ proposal }).as(ada));
    milestone = project.milestones[0]?.id ?? '';
  });

  it('deliver, approve and withdraw', async () => {
    const { client, dollar } = stage;
    const digest = await jobs.deliver(client, await signer('chen'), milestone, REPORT);
    const { entries } = await jobs.approve(client, await signer('emeka'), `${milestone}0001`, digest);
    expect(entries.map(({ kind }) => kind)).to.include('MILESTONE_RELEASED');
    const withdrawn = await jobs.withdraw(client, await signer('chen'), guild, dollar);
    expect(withdrawn.entries.map(({ kind }) => kind)).to.deep.equal(['WITHDRAWN']);
  });

  it('put a quarter’s payments with what led to them into a table', async () => {
    const csv = await jobs.quarterAsCsv(stage.client, guild, startedAt, await now());
    const [heading, paid, ...others] = csv.split('\n');
    expect(heading).to.match(/^"entry","time","payee"/);
    expect(paid).to.match(
      new RegExp(
        `^"\\d+","\\d+","${walletOf('chen').address}","970000000","TUSD","A study, of two parts","Take the study on",` +
          `"${walletOf('emeka').address}","baf\\w+","0x\\w{64}"$`,
        'i',
      ),
    );
    expect(others).to.deep.equal([]);
    expect((await jobs.quarterAsCsv(stage.client, guild, new Date(0), startedAt)).split('\n')).to.have.length(1);
  });

  it('export the whole ledger while it grows, without a gap', async () => {
    const { client } = stage;
    const chen = await signer('chen');
    const head = async () => {
      const query = '{ guilds { head { entryCount hash } } }';
      const { guilds } = await queryGraph<{ guilds: { head: { entryCount: string; hash: string } }[] }>(
        `${stage.stack.gatewayUrl}/graphql`,
        query,
      );
      return guilds[0]?.head;
    };
    let acts = 0;
    const rows = await jobs.exportAll(client, async (read) => {
      if (acts < 5) {
        acts += 1;
        const delegatee = walletOf(acts % 2 === 0 ? 'ada' : 'emeka').address;
        done(await client.delegate({ guild, delegatee }).as(chen));
        return false;
      }
      return read.at(-1)?.entryHash === (await head())?.hash;
    });
    expect(rows.map(({ number }) => Number(number))).to.deep.equal(rows.map((_, index) => index + 1));
    expect(rows.length).to.equal(Number((await head())?.entryCount));
  });

  async function agreeOnProject() {
    const { client, dollar } = stage;
    const { address } = await signer('chen');
    const agreement = await stage.publish('agreement.md');
    const bruno = await signer('bruno');
    const terms = client.createProject({
      guild,
      token: dollar,
      title: 'A study, of two parts',
      milestones: [
        {
          contributor: address,
          amount: 10n ** 9n,
          dueAt: BigInt((await chainTime(stage.provider)) + 60 * DAY),
          skill: 1,
        },
      ],
      reviewers: [walletOf('emeka').address],
      threshold: 1,
      reviewWindow: 5 * DAY,
      grace: DAY,
      maxRevisions: 1,
      maxFeeBps: 500,
      agreementDigest: agreement.digest,
      agreementCid: agreement.cid,
      fundCount: 1,
    });
    const { guild: its } = await client.query<{ guild: { projects: string } }>(
      'query ($guild: ID!) { guild(id: $guild) { projects } }',
      { guild },
    );
    done(await client.approve({ token: dollar, spender: its.projects, amount: 10n ** 9n }).as(bruno));
    const id = done(await terms.as(bruno)).entries.find(({ kind }) => kind === 'PROJECT_CREATED')?.project;
    const query = 'query ($id: ID!) { project(id: $id) { id termsHash milestones(orderBy: index) { id } } }';
    type Made = { project: { id: string; termsHash: string; milestones: { id: string }[] } };
    return (await client.query<Made>(query, { id: id ?? '' })).project;
  }
});
