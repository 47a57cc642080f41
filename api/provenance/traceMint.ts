import { z } from 'zod';
import { addMilestone, type Tracing } from './addProject.ts';

const decision = z.array(
  z.object({
    id: z.string(),
    execution: z.object({ proposal: z.object({ id: z.string() }).nullable() }).nullable(),
  }),
);
const answerSchema = z.record(z.string(), decision);

/** Traces guild tokens that were earned: by what work or votes, and who decided what that earns. */
export async function traceMint(tracing: Tracing): Promise<void> {
  const { entry, trace } = tracing;
  const milestone = entry.milestone ?? entry.grantClaim?.grant.milestone;
  if (entry.grantClaim) trace.entry.add(entry.grantClaim.grant.entry.id);
  if (milestone) {
    addMilestone(trace, milestone, entry);
    await addReleases(tracing, milestone.id);
  }
  for (const { id, proposal } of entry.participations.flatMap(({ records }) => records)) {
    trace.entry.add(id);
    if (proposal) trace.proposal.add(proposal.id);
  }
  await addMintDecisions(tracing, milestone ? [milestone.project.token.id] : []);
}

const RELEASES = `query ($guild: String!, $milestone: String!, $entry: Bytes!, $block: Block_height!) {
  ledgerEntries(
    where: { guild: $guild, milestone: $milestone, kind: "MILESTONE_RELEASED", id_lt: $entry }
    orderBy: id, first: 10, block: $block
  ) { id }
}`;
const releasesSchema = z.object({ ledgerEntries: z.array(z.object({ id: z.string() })) });

async function addReleases({ entry, trace, ledger, block }: Tracing, milestone: string): Promise<void> {
  const variables = { guild: entry.guild.id, milestone, entry: entry.id, block };
  const { ledgerEntries } = releasesSchema.parse(await ledger.query<unknown>(RELEASES, variables));
  for (const { id } of ledgerEntries) trace.entry.add(id);
}

/**
 * Adds the decisions by which guild tokens are minted, as they were last made before a payment: the terms of rewards, the budget
 * of participation and the rates of payment tokens, each with its votes. What was never decided stands in the guild's
 * creation.
 */
export async function addMintDecisions(
  { entry, trace, ledger, block }: Tracing,
  tokens: readonly string[],
): Promise<void> {
  const last = (where: string) =>
    `ledgerEntries(where: { guild: $guild, id_lt: $entry, ${where} }, orderBy: id, orderDirection: desc, first: 1, ` +
    'block: $block) { id execution { proposal { id } } }';
  const document = `query ($guild: String!, $entry: Bytes!, $block: Block_height!, $tokens: [String!]!) {
    created: ledgerEntries(where: { guild: $guild, number: 1 }, block: $block) { id execution { proposal { id } } }
    terms: ${last('kind: "REWARD_TERMS_SET"')}
    budget: ${last('kind: "PARTICIPATION_BUDGET_SET"')}
    rates: ${last('kind: "REWARD_RATE_SET", token_in: $tokens')}
  }`;
  const variables = { guild: entry.guild.id, entry: entry.id, block, tokens };
  const decisions = answerSchema.parse(await ledger.query<unknown>(document, variables));
  for (const { id, execution } of Object.values(decisions).flat()) {
    trace.entry.add(id);
    if (execution?.proposal) trace.proposal.add(execution.proposal.id);
  }
}
