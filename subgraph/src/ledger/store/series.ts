import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import {
  FlowPoint,
  Market,
  MarketPoint,
  Payment,
  PaymentPoint,
  Proposal,
  Trade,
  TurnoutPoint,
  VotePoint,
  WorkPoint,
} from '../../../generated/schema';
import { ProposalFinalized as ProposalFinalizedEvent } from '../../../generated/templates/GuildGovernor/GuildGovernor';
import { VoteSplit } from '../../governance/store/voteSplit';

// Points of graph-node's time series; it numbers and dates them itself and sums them by the hour and the day.

/** Steps of a milestone that a time series counts. */
export enum WorkStep {
  SUBMISSION,
  REVISION,
  RELEASE,
  REFUND,
  DISPUTE,
}

/** Adds a payment. */
export function addPaymentPoint(payment: Payment): void {
  const point = new PaymentPoint(0);
  point.guild = payment.guild;
  point.token = payment.token;
  point.kind = payment.kind;
  point.gross = payment.gross;
  point.fee = payment.fee;
  point.amount = payment.amount;
  point.save();
}

/** Adds a movement of a treasury or an escrow: `amount` came in or, when it is negative, went out. */
export function addFlowPoint(guild: Bytes, token: Bytes, code: string, amount: BigInt): void {
  const isInflow = amount.gt(BigInt.zero());
  const point = new FlowPoint(0);
  point.guild = guild;
  point.token = token;
  point.code = code;
  point.inflow = isInflow ? amount : BigInt.zero();
  point.outflow = isInflow ? BigInt.zero() : amount.neg();
  point.save();
}

/** Adds a vote. */
export function addVotePoint(proposal: Proposal, weight: BigInt, split: VoteSplit): void {
  const point = new VotePoint(0);
  point.guild = proposal.guild;
  point.proposal = proposal.id;
  point.forVotes = split.forVotes;
  point.againstVotes = split.againstVotes;
  point.abstainVotes = split.abstainVotes;
  point.weight = weight;
  point.save();
}

/** Adds the turnout of a vote whose outcome was recorded. */
export function addTurnoutPoint(guild: Bytes, event: ProposalFinalizedEvent): void {
  const params = event.params;
  const counted = params.forVotes.plus(params.abstainVotes);
  const point = new TurnoutPoint(0);
  point.guild = guild;
  point.cast = counted.plus(params.againstVotes);
  point.supply = params.supply;
  point.quorate = counted.ge(params.quorum) ? 1 : 0;
  point.save();
}

/** Adds a step of a milestone. */
export function addWorkPoint(guild: Bytes, step: WorkStep): void {
  const point = new WorkPoint(0);
  point.guild = guild;
  point.submissions = step == WorkStep.SUBMISSION ? 1 : 0;
  point.revisions = step == WorkStep.REVISION ? 1 : 0;
  point.releases = step == WorkStep.RELEASE ? 1 : 0;
  point.refunds = step == WorkStep.REFUND ? 1 : 0;
  point.disputes = step == WorkStep.DISPUTE ? 1 : 0;
  point.save();
}

/** Adds a trade. A pair that trades holds both tokens, so it has a price. */
export function addMarketPoint(market: Market, trade: Trade): void {
  const price = market.price;
  if (price === null) return;
  const point = new MarketPoint(0);
  point.guild = market.guild;
  point.market = market.id;
  point.tokenAmount = trade.tokenAmount;
  point.quoteAmount = trade.quoteAmount;
  point.price = price;
  point.save();
}
