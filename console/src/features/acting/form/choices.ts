import type { ChoicesQuery } from '../../../generated/operations.ts';
import { inWords } from '../../../lib/inWords.ts';
import { NATIVE_COIN } from '../../../lib/nativeCoin.ts';
import { shortHex } from '../../../lib/shortHex.ts';
import { symbolOf } from '../../../lib/symbolOf.ts';
import type { Token } from '../../../lib/token.ts';
import { visibly } from '../../../lib/visibly.ts';
import type { RowKind } from '../described/controlOf.ts';

/** What can be chosen in a form, and what of the fields beside it then follows. */
export type Choice = { value: string; label: string; follows?: Readonly<Record<string, unknown>> };

type Project = ChoicesQuery['projects'][number];
type Milestone = Project['milestones'][number];

/** The zero address stands for a chain's own coin. */

/** The rows of a kind that a guild has, the newest first. */
export const rowChoices: Record<RowKind, (choices: ChoicesQuery) => Choice[]> = {
  proposal: ({ proposals }) =>
    proposals.map(({ id, title, status }) => ({
      value: id,
      label: `${visibly(title)} (${inWords(status).toLowerCase()})`,
    })),
  project: ({ projects }) =>
    projects.map(({ id, title, termsHash, milestones }) => ({
      value: id,
      label: visibly(title),
      follows: { termsHash, ...nextToFund(milestones) },
    })),
  milestone: ({ projects }) =>
    projects.flatMap((project) => project.milestones.map((one) => milestoneChoice(project, one))),
  deliverable: ({ projects }) =>
    projects.flatMap((project) =>
      project.milestones.flatMap((milestone) =>
        milestone.deliverables.map(({ id, revision, digest }) => ({
          value: id,
          label: `${milestoneChoice(project, milestone).label}, revision ${revision}`,
          follows: { digest },
        })),
      ),
    ),
  dispute: ({ disputes }) =>
    disputes.map(({ id, number, status, project }) => ({
      value: id,
      label: `Dispute ${number}${project ? ` about ${visibly(project.title)}` : ''} (${inWords(status).toLowerCase()})`,
    })),
  finding: ({ findings }) =>
    findings.map(({ id, number, title }) => ({ value: id, label: `${number}: ${visibly(title)}` })),
  budget: ({ budgets }) =>
    budgets.map(({ id, number, title }) => ({ value: id, label: `${number}: ${visibly(title)}` })),
  round: ({ rounds }) => rounds.map(({ id, number, title }) => ({ value: id, label: `${number}: ${visibly(title)}` })),
  agreement: ({ agreements }) =>
    agreements.map(({ id, current: { title, version, digest } }) => ({
      value: id,
      label: `${visibly(title)}, version ${version}`,
      follows: { version: Number(version), digest },
    })),
  grant: ({ rewardGrants }) =>
    rewardGrants.map(({ id, number, account }) => ({ value: id, label: `Grant ${number} of ${shortHex(account.id)}` })),
};

function milestoneChoice({ title }: Project, { id, index, status }: Milestone): Choice {
  return { value: id, label: `${visibly(title)}, milestone ${index + 1} (${inWords(status).toLowerCase()})` };
}

/** Milestones are funded in their order: the next one, and what it costs. */
function nextToFund(milestones: readonly Milestone[]): Readonly<Record<string, unknown>> {
  const next = milestones.find(({ status }) => status === 'PLANNED');
  return next ? { firstMilestone: next.index, count: 1, maxAmount: String(next.amount) } : {};
}

/** The guild's token, those that it takes payment in, and the chain's own coin. */
export function tokenChoices({ guild }: ChoicesQuery): Choice[] {
  if (!guild) return [];
  const tokens = [guild.token, ...guild.paymentTokens.map(({ token }) => token)].filter(
    ({ id }) => id !== NATIVE_COIN.id,
  );
  const labels = tokens.map((one) => ({ value: one.id, label: `${symbolOf(one)} (${shortHex(one.id)})` }));
  return [...labels, { value: NATIVE_COIN.id, label: 'The chain’s own coin' }];
}

/** The token that an amount is of, by what is filled in beside or around it; undefined while that is not known. */
export function tokenOf(
  choices: ChoicesQuery,
  around: readonly Readonly<Record<string, unknown>>[],
): Token | undefined {
  const named = (name: string) => around.map((values) => values[name]).find((value) => typeof value === 'string');
  const { guild, projects, budgets, rounds } = choices;
  const byId = (id: unknown) => {
    if (id === NATIVE_COIN.id) return NATIVE_COIN;
    const known = [guild?.token, ...(guild?.paymentTokens.map(({ token }) => token) ?? [])];
    return known.find((token) => token?.id === id) as Token | undefined;
  };
  const found =
    byId(named('token')) ??
    projects.find(
      ({ id, milestones }) => id === named('project') || milestones.some((one) => one.id === named('milestone')),
    )?.token ??
    budgets.find(({ id }) => id === named('budget'))?.token ??
    rounds.find(({ id }) => id === named('round'))?.token;
  return (found ?? undefined) as Token | undefined;
}
