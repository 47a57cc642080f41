import type { Guild, Story } from '../story.ts';
import { raiseFinding } from './finding.ts';
import { agreeOnServiceNetwork, agreeOnStorageStudy } from './projects.ts';
import { decideOnNetworkAndFee, openVote, proposeStudy } from './votes.ts';
import { workOnNetwork } from './work.ts';

/**
 * Leaves a guild amid its work, so that whoever comes to it finds something to do. Deadlines are days ahead.
 *
 * @param arbiter - Address of the GovernanceArbiter.
 */
export async function leaveWork(story: Story, guild: Guild, arbiter: string): Promise<void> {
  const network = await agreeOnServiceNetwork(story, guild, arbiter);
  const study = await agreeOnStorageStudy(story, guild);
  await decideOnNetworkAndFee(story, guild, network, study);
  const proposal = await proposeStudy(story, guild, study);
  await workOnNetwork(story, network.milestones);
  await openVote(story, guild, proposal, network);
  await raiseFinding(story, guild);
}
