import {
  AuthorityUpdated as AuthorityUpdatedEvent,
  BallotCast as BallotCastEvent,
  EIP712DomainChanged as EIP712DomainChangedEvent,
  Initialized as InitializedEvent,
  RoundFinalized as RoundFinalizedEvent,
  RoundOpened as RoundOpenedEvent,
} from '../../generated/templates/PriorityRounds/PriorityRounds';
import {
  PRIORITY_ROUNDS_AUTHORITY_UPDATED,
  PRIORITY_ROUNDS_BALLOT_CAST,
  PRIORITY_ROUNDS_EIP712_DOMAIN_CHANGED,
  PRIORITY_ROUNDS_INITIALIZED,
  PRIORITY_ROUNDS_ROUND_FINALIZED,
  PRIORITY_ROUNDS_ROUND_OPENED,
} from '../../generated/topics';
import { mentionDocument } from '../documents/store/document';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { touchAccount } from '../ledger/store/account';
import { aboutRound } from '../ledger/subject';
import { EntryCategory } from '../lib/enums';
import { createBallot } from './store/ballot';
import { createRound, finalizeRound } from './store/round';

export function handleRoundOpened(event: RoundOpenedEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, PRIORITY_ROUNDS_ROUND_OPENED, EntryCategory.DECISION, actor);
  const round = createRound(guild, entry, event);
  entry.round = round.id;
  mentionDocument(entry, round.digest, round.cid);
  entry.save();
}

/** The voter counts as acting, also when somebody else brought its signature. */
export function handleBallotCast(event: BallotCastEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PRIORITY_ROUNDS_BALLOT_CAST, EntryCategory.DECISION, params.voter);
  entry.account = touchAccount(params.actor, event).id;
  const round = aboutRound(entry, guild, params.roundId, event);
  if (round !== null) createBallot(entry, round, event);
  entry.save();
}

export function handleRoundFinalized(event: RoundFinalizedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PRIORITY_ROUNDS_ROUND_FINALIZED, EntryCategory.DECISION, params.actor);
  const round = aboutRound(entry, guild, params.roundId, event);
  if (round !== null) finalizeRound(entry, round, event);
  entry.save();
}

export function handlePrioritiesAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, PRIORITY_ROUNDS_AUTHORITY_UPDATED, EntryCategory.ADMIN);
}

export function handlePrioritiesEIP712DomainChanged(event: EIP712DomainChangedEvent): void {
  appendEntry(event, PRIORITY_ROUNDS_EIP712_DOMAIN_CHANGED, EntryCategory.ADMIN);
}

export function handlePrioritiesInitialized(event: InitializedEvent): void {
  appendEntry(event, PRIORITY_ROUNDS_INITIALIZED, EntryCategory.ADMIN);
}
