import { type ActingGuild, digestOf } from '../../testing/ledger/actingGuild.ts';
import { agreedProject, earn } from './agreedProject.ts';
import { decide, pass, propose } from './decide.ts';

const EPOCH = 30 * 86_400;
const UNKNOWN_SKILL = 200;

/** Everything that can happen to rewards and reputation. */
export async function playRewards(guild: ActingGuild): Promise<void> {
  const { chain, rewards, reputation, dollar } = guild;
  const { writer } = chain.people;
  const vesting = { cap: 10n ** 24n / 2n, claimCapacity: 10n ** 22n, claimWindow: 3_600, vestingCliff: 10 };
  await decide(guild, 'Let rewards vest', [
    [rewards, 'setRewardTerms', { ...vesting, vestingDuration: 100_000 }],
    [rewards, 'setParticipationBudget', 1_000n],
    [reputation, 'addSkill', 'statistics'],
    [rewards, 'setRewardRates', dollar.target, 10n ** 18n, 2n * 10n ** 15n],
    [reputation, 'adjust', writer.address, 2, 7, digestOf('reason')],
  ]);
  await chain.call(writer, reputation, 'renounce', 2, 3);
  const projectId = await agreedProject(guild, [{ amount: 10_000n }, { amount: 20_000n, skill: UNKNOWN_SKILL }]);
  await earn(guild, projectId, 0);
  await earn(guild, projectId, 1);
  await chain.wait(50_000);
  await chain.call(chain.people.stranger, rewards, 'claimGrants', writer.address, [1, 2]);
  await takePart(guild);
}

async function takePart(guild: ActingGuild): Promise<void> {
  const { chain, rewards, governor } = guild;
  const { founder, second, stranger } = chain.people;
  // In the first epoch that shares the budget.
  await chain.wait(EPOCH - ((await chain.now()) % EPOCH) + 1);
  const epoch: bigint = await rewards.getFunction('currentEpoch')();
  const proposal = await propose(guild, 'Look at the outcome', [[governor, 'relay', stranger.address, 0, '0x']]);
  await pass(guild, proposal);
  for (const { address } of [founder, second]) {
    await chain.call(stranger, rewards, 'recordVote', address, proposal.proposalId);
  }
  await chain.wait(2 * EPOCH);
  for (const { address } of [founder, second]) {
    await chain.call(stranger, rewards, 'claimParticipation', address, epoch);
  }
  await chain.call(stranger, rewards, 'claimMany', [chain.people.writer.address]);
}
