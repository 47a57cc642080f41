import { BigInt } from '@graphprotocol/graph-ts';
import { Ballot, BallotChoice, LedgerEntry, Round, RoundCandidate } from '../../../generated/schema';
import { BallotCast as BallotCastEvent } from '../../../generated/templates/PriorityRounds/PriorityRounds';
import { touchAccount } from '../../ledger/store/account';
import { partId, roundCandidateId } from '../../lib/id';

/** Records a ballot, and adds its votes to the round's projects. */
export function createBallot(entry: LedgerEntry, round: Round, event: BallotCastEvent): void {
  const params = event.params;
  const ballot = new Ballot(entry.id);
  ballot.round = round.id;
  ballot.voter = params.voter;
  ballot.sender = touchAccount(params.actor, event).id;
  ballot.weight = params.weight;
  ballot.entry = entry.id;
  ballot.save();
  const projects = params.projectIds;
  for (let i = 0; i < projects.length; i++) {
    const candidate = RoundCandidate.load(roundCandidateId(round.id, projects[i]));
    if (candidate === null || i >= params.sharesBps.length || i >= params.weights.length) continue;
    addChoice(ballot, candidate, i, params.sharesBps[i], params.weights[i]);
  }
  round.ballotCount = round.ballotCount.plus(BigInt.fromI32(1));
  round.totalWeight = round.totalWeight.plus(params.weight);
  round.save();
}

function addChoice(ballot: Ballot, candidate: RoundCandidate, index: i32, shareBps: i32, weight: BigInt): void {
  const choice = new BallotChoice(partId(ballot.id, index));
  choice.ballot = ballot.id;
  choice.candidate = candidate.id;
  choice.shareBps = shareBps;
  choice.weight = weight;
  choice.save();
  candidate.weight = candidate.weight.plus(weight);
  candidate.save();
}
