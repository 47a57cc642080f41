import { expect } from 'chai';
import { Contract } from 'ethers';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

const GOVERNOR = ['function state(uint256 proposalId) view returns (uint8)'];
/** The members of OpenZeppelin's `IGovernor.ProposalState`. */
const STATES = ['PENDING', 'ACTIVE', 'CANCELED', 'DEFEATED', 'SUCCEEDED', 'QUEUED', 'EXPIRED', 'EXECUTED'];
const FINAL = ['CANCELED', 'DEFEATED', 'EXPIRED', 'EXECUTED'];
/** What one operation may cost bounds how many blocks are asked at a time. */
const AT_ONCE = 10;

type Told = { state: { name: string; next: { mutation: string }[]; lapse: { at: string } | null } };

describe('the state', () => {
  let running: RunningStack;
  before(async () => {
    running = await runningStack();
  });

  const ask = <T>(query: string) => queryGraph<T>(running.graphql, query, running.story.variables);

  it('of each proposal at each block is the Governor’s own', async () => {
    const { proposals, _meta } = await ask<{
      proposals: { id: string; proposalId: string; created: { blockNumber: string }; guild: { governor: string } }[];
      _meta: { block: { number: number } };
    }>(`query ($guild: String!) {
      proposals(first: 100, where: { guild: $guild }) { id proposalId created { blockNumber } guild { governor } }
      _meta { block { number } }
    }`);
    expect(proposals.length).to.be.greaterThan(1);
    const seen = new Set<string>();
    for (const { id, proposalId, created, guild } of proposals) {
      const governor = new Contract(guild.governor, GOVERNOR, running.provider);
      const first = Number(created.blockNumber);
      let isFinal = false;
      for (let from = first; !isFinal && from <= _meta.block.number; from += AT_ONCE) {
        const to = Math.min(from + AT_ONCE - 1, _meta.block.number);
        const blocks = Array.from({ length: to - from + 1 }, (_, at) => from + at);
        const lists = blocks.map(
          (number) => `at${number}: proposal(id: "${id}", block: { number: ${number} }) { state { name } }`,
        );
        const answer = await ask<Record<string, Told>>(`{ ${lists.join(' ')} }`);
        for (const number of blocks) {
          const expected = STATES[Number(await governor.getFunction('state')(proposalId, { blockTag: number }))];
          expect(answer[`at${number}`]?.state.name, `${id} at block ${number}`).to.equal(expected);
          seen.add(expected ?? '');
          isFinal = FINAL.includes(expected ?? '');
        }
      }
    }
    expect(seen).to.include.keys('PENDING', 'ACTIVE', 'SUCCEEDED', 'QUEUED', 'EXECUTED');
  });

  it('of milestones is told beside all that the ledger has of them', async () => {
    const { milestones } = await ask<{ milestones: ({ status: string } & Told)[] }>(
      '{ milestones(first: 100) { status state { name next { mutation by from until sentence } lapse { at sentence } } } }',
    );
    expect(milestones.length).to.be.greaterThan(2);
    for (const { status, state } of milestones) {
      if (status === 'RELEASED' || status === 'REFUNDED') {
        expect(state).to.deep.equal({ name: status, next: [], lapse: null });
      } else expect(state.next.length).to.be.greaterThan(0);
    }
  });

  it('of a row at an earlier block goes by that block’s time, also by its hash', async () => {
    const { milestones } = await ask<{ milestones: { id: string; settled: { blockNumber: string } }[] }>(
      '{ milestones(first: 1, where: { status: RELEASED }) { id settled { blockNumber } } }',
    );
    const [{ id, settled } = { id: '', settled: { blockNumber: '0' } }] = milestones;
    const number = Number(settled.blockNumber);
    const block = await running.provider.getBlock(number - 1);
    const before = await ask<{ byNumber: Told; byHash: Told; now: Told }>(`{
      byNumber: milestone(id: "${id}", block: { number: ${number - 1} }) { state { name } }
      byHash: milestone(id: "${id}", block: { hash: "${block?.hash}" }) { state { name } }
      now: milestone(id: "${id}") { state { name } }
    }`);
    expect(before.now.state.name).to.equal('RELEASED');
    expect(before.byNumber.state.name).to.not.equal('RELEASED');
    expect(before.byHash).to.deep.equal(before.byNumber);
  });
});
