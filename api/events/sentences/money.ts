import type { EventSentences } from './sentence.ts';

/** What the contract of projects holds and owes: credits, bonds, fees, tokens; and disputes about it. */
export const moneySentences: EventSentences = {
  'Projects BondEnded':
    'The bond of {contributor} for {milestone} ended: {returned:own} went back, {slashed:own} were lost.',
  'Projects BondPosted': '{contributor} locked a bond of {amount:own} for {milestone}.',
  'Projects CreditHeld': '{actor} held back the credit of {account}: {amount:amount}.',
  'Projects CreditReleased': '{actor} let go of the credit of {account}: {amount:amount}.',
  'Projects Credited': '{account} was credited {amount:amount}, and may withdraw {balance:amount}.',
  'Projects DisputeOpened':
    '{openedBy} opened dispute {disputeId} on {milestone} with {arbiter}, who rules by {rulingEndsAt:time}.',
  'Projects DisputeResolved':
    'Dispute {disputeId} on {milestone} {ruled?was ruled|ended without a ruling}: {contributorAmount:amount} for the contributor, {clientAmount:amount} for the client, {arbiterFee:amount} for the arbiter.',
  'Projects EvidenceSubmitted': '{submitter} gave evidence in dispute {disputeId}.',
  'Projects FeeBpsSet': 'The fee of new projects went from {oldFeeBps:percent} to {newFeeBps:percent}.',
  'Projects FeeTokenRateSet':
    'Fees in {token:token} {newRate?can be paid with guild tokens from now on, {newRate:rate}|can no longer be paid with guild tokens}{oldRate?; it was {oldRate:rate}|}.',
  'Projects FeeTokensLocked': '{client} locked {amount:own} to pay the fee of {milestone} with.',
  'Projects FeeTokensUsed':
    'Of the tokens that {client} had locked for the fee of {milestone}, {burned:own} were burned and {returned:own} went back.',
  'Projects FeesCollected': '{actor} moved {amount:amount} of fees to the treasury.',
  'Projects SurplusRecovered': '{actor} moved {amount:amount} that nobody owned to the treasury.',
  'Projects TokenAllowed': 'New projects {allowed?may|may no longer} be paid in {token:token}.',
  'Projects Withdrawn': '{account} withdrew {amount:amount} to {to}.',
};
