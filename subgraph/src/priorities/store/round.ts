import { BigInt, ethereum } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry, Project, Round, RoundCandidate } from '../../../generated/schema';
import {
  RoundFinalized as RoundFinalizedEvent,
  RoundOpened as RoundOpenedEvent,
} from '../../../generated/templates/PriorityRounds/PriorityRounds';
import { RANKING_KIND, roundKindOf } from '../../lib/enums';
import { numberedId, projectId, roundCandidateId } from '../../lib/id';
import { logMissing } from '../../lib/missing';
import { touchToken } from '../../token/store/token';

/** A priority round of a guild; null, and logged, for an unknown one. */
export function findRound(guild: Guild, number: BigInt, event: ethereum.Event): Round | null {
  const id = numberedId(guild.priorities, number);
  const found = Round.load(id);
  if (found === null) logMissing('Round', id, event);
  return found;
}

/** Records a new round with its projects, and counts it in its guild. */
export function createRound(guild: Guild, entry: LedgerEntry, event: RoundOpenedEvent): Round {
  const terms = event.params.terms;
  const round = new Round(numberedId(guild.priorities, event.params.roundId));
  round.guild = guild.id;
  round.number = event.params.roundId;
  round.kind = roundKindOf(terms.kind);
  round.title = terms.title;
  round.digest = terms.digest;
  round.cid = terms.cid;
  round.token = terms.kind != RANKING_KIND ? touchToken(terms.token).id : null;
  round.budget = terms.budget;
  round.startsAt = terms.startsAt;
  round.endsAt = terms.endsAt;
  round.candidateCount = terms.projectIds.length;
  round.ballotCount = BigInt.zero();
  round.totalWeight = BigInt.zero();
  round.opened = entry.id;
  round.execution = entry.execution;
  round.save();
  for (let i = 0; i < terms.projectIds.length; i++) createCandidate(guild, round, terms.projectIds[i]);
  guild.roundCount = guild.roundCount.plus(BigInt.fromI32(1));
  guild.save();
  return round;
}

function createCandidate(guild: Guild, round: Round, projectNumber: BigInt): void {
  const candidate = new RoundCandidate(roundCandidateId(round.id, projectNumber));
  const project = Project.load(projectId(guild.projects, projectNumber));
  candidate.round = round.id;
  if (project !== null) candidate.project = project.id;
  candidate.projectNumber = projectNumber;
  candidate.weight = BigInt.zero();
  candidate.save();
}

/** Records a round's result: its projects in their order, with their parts of the budget. */
export function finalizeRound(entry: LedgerEntry, round: Round, event: RoundFinalizedEvent): void {
  const params = event.params;
  round.ballotCount = params.ballotCount;
  round.totalWeight = params.totalWeight;
  round.finalized = entry.id;
  round.save();
  const ranking = params.ranking;
  for (let i = 0; i < ranking.length; i++) {
    const candidate = RoundCandidate.load(roundCandidateId(round.id, ranking[i]));
    if (candidate === null) continue;
    candidate.rank = i + 1;
    if (i < params.weights.length) candidate.weight = params.weights[i];
    if (i < params.amounts.length) candidate.amount = params.amounts[i];
    candidate.save();
  }
}
