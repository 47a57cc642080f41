/** A payment of a milestone. */
export type PaidMilestone = { to: string; token: string; milestone: string; amount: bigint };

/** What was earned of a token. */
export type Earned = { token: string; amount: bigint };

/** What somebody was paid for. */
export type Ranked = { account: string; milestones: number; earned: Earned[] };

/** Gathers payments of milestones by who was paid: those with the most milestones first; of equals, by address. */
export function rankContributors() {
  const paid = new Map<string, { milestones: Set<string>; earned: Map<string, bigint> }>();
  return {
    add({ to, token, milestone, amount }: PaidMilestone): void {
      const one = paid.get(to) ?? { milestones: new Set(), earned: new Map() };
      paid.set(to, one);
      one.milestones.add(milestone);
      one.earned.set(token, (one.earned.get(token) ?? 0n) + amount);
    },
    ranked: (): Ranked[] =>
      [...paid]
        .map(([account, { milestones, earned }]) => ({
          account,
          milestones: milestones.size,
          earned: [...earned].sort(([a], [b]) => (a < b ? -1 : 1)).map(([token, amount]) => ({ token, amount })),
        }))
        .sort((a, b) => b.milestones - a.milestones || (a.account < b.account ? -1 : 1)),
  };
}
