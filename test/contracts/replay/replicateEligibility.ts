import { expect } from 'chai';
import { type Result, ZeroAddress, ZeroHash } from 'ethers';
import { ReleasePath, WithheldReason } from '../helpers/projects.ts';
import type { Reducers, ReplicaEvent } from './replica.ts';

type Project = { client: string; reviewers: string[]; arbiter: string; accepted: boolean; milestones: Milestone[] };
type Milestone = { contributor: string; amount: bigint; unaccepted: boolean; ruling?: Ruling };
type Ruling = { ruled: boolean; ruler: string };

/** Which released milestones earn a reward, from a Projects contract's events: the rest must be withheld, and why. */
export function replicateEligibility() {
  const projects: Project[] = [];
  /** Reasons of released milestones that no event has told yet. */
  const untold = new Map<string, bigint>();
  const reducers: Reducers = {
    ProjectCreated: ({ client, terms }) => {
      const { reviewers, arbiter, milestones } = terms;
      const agreed = milestones.map(({ contributor, amount }: Result) => ({ contributor, amount, unaccepted: false }));
      projects.push({ client, reviewers: [...reviewers], arbiter, accepted: false, milestones: agreed });
    },
    ProjectAccepted: ({ projectId }) => {
      projectOf(projects, projectId).accepted = true;
    },
    ScopeChanged: ({ projectId, milestoneId, change }) => {
      const { accepted, milestones } = projectOf(projects, projectId);
      const known = milestones[Number(milestoneId)];
      const milestone = known ?? { contributor: change.contributor, amount: 0n, unaccepted: false };
      const isAnother = change.amount > milestone.amount || change.agreementDigest !== ZeroHash;
      milestone.unaccepted ||= accepted && isAnother;
      milestone.amount = change.amount;
      milestones[Number(milestoneId)] = milestone;
    },
    DisputeResolved: ({ projectId, milestoneId, ruled, ruling }) => {
      milestoneOf(projects, projectId, milestoneId).ruling = { ruled, ruler: ruling.ruler };
    },
    MilestoneReleased: ({ projectId, milestoneId, path }) => {
      const reason = reasonOf(projectOf(projects, projectId), milestoneOf(projects, projectId, milestoneId), path);
      if (reason !== WithheldReason.None) untold.set(`${projectId} ${milestoneId}`, reason);
    },
    RewardWithheld: ({ projectId, milestoneId, reason }) => {
      const key = `${projectId} ${milestoneId}`;
      expect(reason, `why ${key} earns nothing`).to.equal(untold.get(key));
      untold.delete(key);
    },
  };
  return {
    apply: ({ name, args, timestamp }: ReplicaEvent) => reducers[name]?.(args, timestamp),
    /** Fails if a milestone that earns nothing was not said to. */
    check: () => expect([...untold.keys()]).to.deep.equal([]),
  };
}

function projectOf(projects: Project[], projectId: bigint): Project {
  return projects[Number(projectId) - 1] as Project;
}

function milestoneOf(projects: Project[], projectId: bigint, milestoneId: bigint): Milestone {
  return projectOf(projects, projectId).milestones[Number(milestoneId)] as Milestone;
}

function reasonOf({ client, reviewers, arbiter }: Project, milestone: Milestone, path: bigint): bigint {
  const { contributor, unaccepted, ruling } = milestone;
  if (unaccepted) return WithheldReason.NotAccepted;
  const parties = [client, contributor];
  const partiesJudge = reviewers.includes(client) || parties.includes(arbiter);
  if (client === contributor || partiesJudge) return WithheldReason.NotIndependent;
  if (path === ReleasePath.Settlement) return WithheldReason.NotJudged;
  if (path !== ReleasePath.Ruling || !ruling) return WithheldReason.None;
  if (!ruling.ruled || ruling.ruler === ZeroAddress) return WithheldReason.NotJudged;
  return parties.includes(ruling.ruler) ? WithheldReason.NotIndependent : WithheldReason.None;
}
