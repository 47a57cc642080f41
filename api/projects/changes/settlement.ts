import type { PrepareScope } from '../../prepare/prepareContext.ts';
import { UserErrors, validationError } from '../../prepare/userErrors.ts';
import { account, amount } from '../../prepare/words.ts';
import type { MilestoneKey } from '../ids.ts';
import { type FoundMilestone, findMilestone } from '../milestones/findMilestone.ts';
import type { Parties } from './bothSignatures.ts';

/** `IProjectsTypes.Settlement`, in the order of its EIP-712 type. */
export type Settlement = {
  projectId: bigint;
  milestoneId: bigint;
  contributorAmount: bigint;
  nonce: bigint;
  deadline: bigint;
};

/**
 * What client and contributor of a milestone settle on, with the milestone's nonce.
 *
 * @param deadline - Unix seconds.
 * @returns It, who must sign it, and the same in words as part of a sentence.
 * @throws UserErrors when the milestone does not exist or has less to share.
 */
export async function settlementOf(
  scope: PrepareScope,
  key: MilestoneKey,
  contributorAmount: bigint,
  deadline: bigint,
): Promise<{ settlement: Settlement; parties: Parties; words: string }> {
  const { projectId, milestoneId } = key;
  const milestone = await findMilestone(scope, key, ['milestone']);
  if (contributorAmount > milestone.amount) {
    const message = `The milestone has ${milestone.amount} to share (smallest units), and this gives more.`;
    throw new UserErrors(validationError(['contributorAmount'], message));
  }
  const settlement = { projectId, milestoneId, contributorAmount, nonce: milestone.nonce, deadline };
  const parties = { client: milestone.project.client, contributor: milestone.contributor };
  return { settlement, parties, words: await sharesInWords(scope, milestone, contributorAmount) };
}

async function sharesInWords(
  { chain, block }: PrepareScope,
  { project, contributor, amount: gross, label }: FoundMilestone,
  contributorAmount: bigint,
): Promise<string> {
  const metadata = await chain.tokenMetadata(project.token, block);
  const money = (units: bigint) => amount(units, project.token, metadata);
  return (
    `${label}: ${money(contributorAmount)} for ${account(contributor)}, ` +
    `${money(gross - contributorAmount)} back to ${account(project.client)}`
  );
}
