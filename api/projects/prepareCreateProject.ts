import { ZeroAddress } from 'ethers';
import { z } from 'zod';
import { nativeValue } from '../chain/calls/nativeCoin.ts';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import {
  address,
  bytes32,
  CONTENT_MISMATCH,
  cid,
  fitsCid,
  parsedBy,
  text,
  time,
  uint,
} from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { amount, counted, quoted } from '../prepare/words.ts';
import { permitSchema } from '../token/permit.ts';

const MAX_MILESTONES = 50;
const MAX_REVIEWERS = 16;

const inputSchema = z
  .object({
    guild: parsedBy(parseGuildId),
    from: address,
    token: address,
    title: text(200),
    milestones: z
      .array(z.object({ contributor: address, amount: uint(112), dueAt: time(), skill: uint(8), bond: uint(96) }))
      .max(MAX_MILESTONES, `Give at most ${MAX_MILESTONES} milestones.`),
    reviewers: z.array(address).max(MAX_REVIEWERS, `Give at most ${MAX_REVIEWERS} reviewers.`),
    threshold: uint(8),
    reviewWindow: uint(32),
    grace: uint(32),
    maxRevisions: uint(16),
    maxFeeBps: uint(16),
    arbiter: address.nullish().transform((arbiter) => arbiter ?? ZeroAddress),
    maxArbiterFeeBps: uint(16),
    agreementDigest: bytes32,
    agreementCid: cid,
    fundCount: uint(8),
    permit: permitSchema.nullish(),
  })
  .refine(({ agreementDigest, agreementCid }) => fitsCid(agreementDigest, agreementCid), {
    error: CONTENT_MISMATCH,
    path: ['agreementCid'],
  })
  .refine(({ fundCount, milestones }) => fundCount <= milestones.length, {
    error: 'Fund at most as many milestones as there are.',
    path: ['fundCount'],
  });

type Terms = z.output<typeof inputSchema>;

/** Resolver of `prepareCreateProject`: `Projects.createProject`, or `createProjectWithPermit` when a permit is given. */
export const prepareCreateProject = prepareMutation(inputSchema, async (input, scope) => {
  const { guild, from: _, fundCount, permit, ...terms } = input;
  const [{ contracts, label }, metadata] = await Promise.all([
    findGuild(scope, guild, ['guild']),
    scope.chain.tokenMetadata(terms.token, scope.block),
  ]);
  const money = (milestones: Terms['milestones']) => amount(totalOf(milestones), terms.token, metadata);
  const funded = terms.milestones.slice(0, Number(fundCount));
  return {
    to: contracts.projects,
    contract: 'Projects',
    function: permit ? 'createProjectWithPermit' : 'createProject',
    args: [terms, fundCount, ...(permit ? [permit] : [])],
    value: permit ? 0n : nativeValue(terms.token, totalOf(funded)),
    summary:
      `Agree with ${label} on the project ${quoted(terms.title)}: ` +
      `${counted(terms.milestones.length, 'milestone')} worth ${money(terms.milestones)}` +
      (funded.length === 0 ? '' : `, and fund ${which(funded.length, terms.milestones.length)} with ${money(funded)}`),
  };
});

/** The first milestones of a project in words, after all were named. */
function which(first: number, all: number): string {
  if (first === all) return all === 1 ? 'it' : `all ${all}`;
  return `the first ${first === 1 ? 'one' : first}`;
}

function totalOf(milestones: Terms['milestones']): bigint {
  return milestones.reduce((sum, milestone) => sum + milestone.amount, 0n);
}
