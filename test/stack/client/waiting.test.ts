import { expect } from 'chai';
import { parseUnits } from 'ethers';
import type { AccountAction, WaitingStep } from '../../../client/index.ts';
import { queryGraph } from '../../../local/http/queryGraph.ts';
import { categoryRules } from '../../../local/story/categoryRules.ts';
import { chainTime } from '../../../local/story/clock.ts';
import { type Person, walletOf } from '../../../local/story/people.ts';
import { type ClientStage, guildInput, startClientStage } from '../../../testing/client/clientStage.ts';
import { done } from '../../../testing/client/done.ts';

const DAY = 86_400;
const AMOUNT = parseUnits('1000', 6);
const members = ['ada', 'chen', 'dalia', 'emeka', 'farah'] as const;

describe('what waits for an account', () => {
  let stage: ClientStage;
  let guild: string;
  before(async () => {
    stage = await startClientStage();
    const founded = done(await stage.client.createGuild(await guildInput(stage)).as(await stage.signer('ada')));
    guild = founded.entries[0]?.guild ?? '';
  });
  after(() => stage?.stop());

  const ask = <T>(query: string, variables: Record<string, unknown>) =>
    queryGraph<T>(`${stage.stack.gatewayUrl}/graphql`, query, variables);

  const waiting = (person: Person): Promise<WaitingStep[]> => stage.client.waitingFor(walletOf(person).address);

  async function pass(seconds: number): Promise<void> {
    await stage.pass(seconds);
    await stage.stack.indexed(await stage.provider.getBlockNumber());
  }

  /** Lets somebody do the only thing that waits for them, as it is told, with what is left to decide. */
  async function doesWhatWaits(person: Person, mutation: string, decided: object = {}): Promise<WaitingStep> {
    const [step, ...others] = await waiting(person);
    expect([step?.mutation, ...others.map((other) => other.mutation)], person).to.deep.equal([mutation]);
    if (step === undefined) throw new Error('Nothing waits.');
    const { from, ...input } = step.input;
    expect(from).to.equal(walletOf(person).address.toLowerCase());
    const name = mutation.replace(/^prepare(.)/, (_, first: string) => first.toLowerCase());
    const act = stage.client[name as 'castVote'] as (of: object) => AccountAction;
    done(await act({ ...input, ...decided }).as(await stage.signer(person)));
    return step;
  }

  it('is nothing for a stranger, and what is no address is refused', async () => {
    expect(await waiting('bruno')).to.deep.equal([]);
    const failure = await ask('{ waitingFor(account: "0x12") { mutation } }', {}).catch((error: unknown) => error);
    expect(String(failure)).to.include('is not an address');
  });

  it('leads a project from its funding to the last payment', async () => {
    const agreement = await stage.publish('agreement.md');
    const bruno = await stage.signer('bruno');
    const dueAt = BigInt((await chainTime(stage.provider)) + 60 * DAY);
    const created = done(
      await stage.client
        .createProject({
          guild,
          token: stage.dollar,
          title: 'A study',
          milestones: [{ contributor: walletOf('chen').address, amount: AMOUNT, dueAt, skill: 1 }],
          reviewers: [walletOf('emeka').address],
          threshold: 1,
          reviewWindow: 5 * DAY,
          grace: DAY,
          maxRevisions: 1,
          maxFeeBps: 500,
          agreementDigest: agreement.digest,
          agreementCid: agreement.cid,
        })
        .as(bruno),
    );
    const project = created.entries[0]?.project ?? '';
    const { guild: its } = await ask<{ guild: { projects: string } }>(
      'query ($guild: ID!) { guild(id: $guild) { projects } }',
      {
        guild,
      },
    );
    done(await stage.client.approve({ token: stage.dollar, spender: its.projects, amount: AMOUNT }).as(bruno));
    const fund = await doesWhatWaits('bruno', 'prepareFund');
    expect(fund).to.deep.include({ guild, title: 'A study, milestone 1', until: null });
    expect(await waiting('bruno')).to.deep.equal([]);

    const termsHash = fund.input.termsHash as string;
    const proposed = done(
      await stage.client
        .propose({ guild, description: 'Take it on', actions: [{ acceptProject: { project, termsHash } }] })
        .as(await stage.signer('ada')),
    );
    const proposal = proposed.entries.find(({ kind }) => kind === 'PROPOSAL_CREATED')?.proposal;
    expect(await waiting('ada')).to.deep.equal([]);
    const { votingDelay, votingPeriod, timelockDelay } = categoryRules.RESOURCES;
    await pass(votingDelay + 1);
    for (const member of members) {
      const vote = await doesWhatWaits(member, 'prepareCastVote', { support: 'FOR' });
      expect(vote).to.deep.include({ title: 'Take it on', guild });
      expect(vote.input.proposal).to.equal(proposal);
      expect(await waiting(member)).to.deep.equal([]);
    }
    await pass(votingPeriod);
    await doesWhatWaits('ada', 'prepareQueue');
    expect(await waiting('ada')).to.deep.equal([]);
    await pass(timelockDelay);
    await doesWhatWaits('ada', 'prepareExecute');
    expect(await waiting('ada')).to.deep.equal([]);

    const document = await stage.publish('market-size.md');
    const work = await doesWhatWaits('chen', 'prepareSubmitDeliverable', document);
    expect(work.until).to.equal(dueAt + BigInt(DAY));
    expect(await waiting('chen')).to.deep.equal([]);
    await doesWhatWaits('emeka', 'prepareReviewDeliverable', { approved: true });
    expect((await waiting('chen')).map(({ mutation }) => mutation)).to.have.members([
      'prepareWithdraw',
      'prepareClaim',
    ]);
    for (const step of await waiting('chen')) {
      const { from: _, ...input } = step.input;
      const act = step.mutation === 'prepareClaim' ? stage.client.claim : stage.client.withdraw;
      done(await (act as (of: object) => AccountAction)(input).as(await stage.signer('chen')));
    }
    for (const person of [...members, 'bruno'] as const) expect(await waiting(person), person).to.deep.equal([]);
  });
});
