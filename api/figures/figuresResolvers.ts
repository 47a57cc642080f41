import type { Resolvers } from '../generated/resolvers.ts';
import { ledgerRow } from '../ledger/rows/ledgerRow.ts';
import { bps } from './bps.ts';
import { budgetUse } from './budgetUse.ts';
import { concentration } from './concentration.ts';
import { contributors, type RankedContributor } from './contributors.ts';
import { flows } from './flows.ts';
import { type Nonvoter, nonvoters } from './nonvoters.ts';
import type { Earned } from './rankContributors.ts';
import { runway } from './runway.ts';
import { timeToPayment } from './timeToPayment.ts';
import { turnout } from './turnout.ts';

/** Resolvers of the figures. */
export const figuresResolvers = {
  Guild: { timeToPayment, runway, concentration, contributors, flows },
  Budget: { use: budgetUse },
  Proposal: { turnout },
  ProposalTurnout: {
    cast: ({ cast }) => String(cast),
    supply: ({ supply }) => String(supply),
    turnoutBps: ({ cast, supply }) => bps(cast, supply),
    participationBps: ({ voters, eligible }) => bps(BigInt(voters), BigInt(eligible)),
    nonvoters,
  },
  NonvoterEdge: {
    votes: ({ votes }: Nonvoter) => String(votes),
    node: ledgerRow('members', ({ node }: Nonvoter) => node),
  },
  ContributorEdge: { node: (edge: RankedContributor) => edge },
  Contributor: {
    account: ledgerRow('accounts', ({ account }: RankedContributor) => account),
    reputation: ({ reputation }) => String(reputation),
  },
  EarnedAmount: {
    token: ledgerRow('tokens', ({ token }: Earned) => token),
    amount: ({ amount }) => String(amount),
  },
} satisfies Resolvers;
