import { ZeroAddress, ZeroHash } from 'ethers';
import { z } from 'zod';
import {
  address,
  fitsOptionalCid,
  OPTIONAL_CONTENT_MISMATCH,
  optionalBytes32,
  optionalCid,
  parsedBy,
  time,
  uint,
} from '../../prepare/input/input.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';
import { UserErrors, validationError } from '../../prepare/userErrors.ts';
import { account, amount, timeOf } from '../../prepare/words.ts';
import { findProject } from '../findProject.ts';
import { type MilestoneKey, parseMilestoneId } from '../ids.ts';
import { findMilestone } from '../milestones/findMilestone.ts';

/** What changes about a milestone; null keeps what an existing one has. */
export const scopeChangeFields = {
  milestone: parsedBy(parseMilestoneId),
  contributor: address.nullish(),
  amount: uint(112).nullish(),
  dueAt: time(),
  skill: uint(8).nullish(),
  agreementDigest: optionalBytes32,
  agreementCid: optionalCid,
};

/** Whether digest and CID of what was agreed can be of the same content, or neither is given; refines the fields. */
export function agreementFits(agreed: { agreementDigest: string; agreementCid: string }): boolean {
  return fitsOptionalCid(agreed.agreementDigest, agreed.agreementCid);
}

/** Says that they cannot. */
export const AGREEMENT_MISMATCH = { error: OPTIONAL_CONTENT_MISMATCH, path: ['agreementCid'] };

const fieldsSchema = z.object(scopeChangeFields);
type Fields = z.output<typeof fieldsSchema>;

/** What a milestone is before the change; a new one starts with nothing. */
type Before = { contributor: string; amount: bigint; skill: bigint; nonce: bigint };

/**
 * What client and contributor change about a milestone, or the milestone that they add: `IProjectsTypes.ScopeChange` with the
 * milestone's nonce.
 *
 * @param deadline - Unix seconds.
 * @returns It, who must sign it, and the same in words.
 * @throws UserErrors when there is no such milestone and it is not the next either, or a new one lacks something.
 */
export async function scopeChangeOf(scope: PrepareScope, fields: Fields, deadline: bigint) {
  const { milestone: key, dueAt, agreementDigest, agreementCid } = fields;
  const project = await findProject(scope, key, ['milestone']);
  const isNew = key.milestoneId === project.milestoneCount;
  const before = isNew ? beforeNew(fields) : await beforeChange(scope, key);
  const change = {
    projectId: key.projectId,
    milestoneId: key.milestoneId,
    contributor: fields.contributor ?? before.contributor,
    amount: fields.amount ?? before.amount,
    dueAt,
    skill: fields.skill ?? before.skill,
    agreementDigest,
    agreementCid,
    nonce: before.nonce,
    deadline,
  };
  const metadata = await scope.chain.tokenMetadata(project.token, scope.block);
  const what = `milestone ${key.milestoneId + 1n} ${isNew ? 'to' : 'of'} ${project.label}`;
  const money = amount(change.amount, project.token, metadata);
  const agreement = isNew ? '' : `, under ${agreementDigest === ZeroHash ? 'the same' : 'another'} agreement`;
  const summary =
    `${isNew ? 'Add' : 'Change'} ${what}: ` +
    `${money} for ${account(change.contributor)}, due ${timeOf(dueAt)}${agreement}`;
  return { change, parties: { client: project.client, contributor: change.contributor }, summary };
}

function beforeNew({ contributor, amount: gross, agreementCid }: Fields): Before {
  const needed = { contributor, amount: gross, agreementDigest: agreementCid, agreementCid };
  const missing = Object.entries(needed).flatMap(([field, value]) => (value ? [] : [field]));
  if (missing.length > 0) {
    throw new UserErrors(...missing.map((field) => validationError([field], 'A new milestone needs this.')));
  }
  return { contributor: ZeroAddress, amount: 0n, skill: 0n, nonce: 0n };
}

async function beforeChange(scope: PrepareScope, key: MilestoneKey): Promise<Before> {
  const { contributor, amount: gross, skill, nonce } = await findMilestone(scope, key, ['milestone']);
  return { contributor, amount: gross, skill, nonce };
}
