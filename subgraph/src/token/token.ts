import {
  Approval as ApprovalEvent,
  AuthorityUpdated as AuthorityUpdatedEvent,
  DelegateChanged as DelegateChangedEvent,
  DelegateVotesChanged as DelegateVotesChangedEvent,
  EIP712DomainChanged as EIP712DomainChangedEvent,
  Initialized as InitializedEvent,
  Transfer as TransferEvent,
} from '../../generated/templates/GuildToken/GuildToken';
import {
  GUILD_TOKEN_APPROVAL,
  GUILD_TOKEN_AUTHORITY_UPDATED,
  GUILD_TOKEN_DELEGATE_CHANGED,
  GUILD_TOKEN_DELEGATE_VOTES_CHANGED,
  GUILD_TOKEN_EIP712_DOMAIN_CHANGED,
  GUILD_TOKEN_INITIALIZED,
  GUILD_TOKEN_TRANSFER,
} from '../../generated/topics';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { signerOf } from '../ledger/signer';
import { touchAccount } from '../ledger/store/account';
import { aboutAccountGuildTokens } from '../ledger/subject';
import { EntryCategory } from '../lib/enums';
import { createDelegateChange } from './store/delegateChange';
import { moveTokens, setDelegate, setVotingPower } from './store/member';
import { createVotingPowerChange } from './store/votingPower';

/** The one whose tokens move counts as acting; who signed the transaction, when they are new. */
export function handleTransfer(event: TransferEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, GUILD_TOKEN_TRANSFER, EntryCategory.TOKEN, event.params.from);
  aboutAccountGuildTokens(entry, guild, event.params.to, event.params.value, event);
  moveTokens(guild, event.params.from, event.params.to, event.params.value, event);
  entry.save();
}

export function handleApproval(event: ApprovalEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, GUILD_TOKEN_APPROVAL, EntryCategory.TOKEN, event.params.owner);
  entry.account = touchAccount(event.params.spender, event).id;
  entry.save();
}

export function handleDelegateChanged(event: DelegateChangedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, GUILD_TOKEN_DELEGATE_CHANGED, EntryCategory.TOKEN, event.params.delegator);
  entry.account = touchAccount(event.params.toDelegate, event).id;
  setDelegate(guild, event.params.delegator, event.params.toDelegate, event);
  createDelegateChange(event, entry);
  entry.save();
}

export function handleDelegateVotesChanged(event: DelegateVotesChangedEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, GUILD_TOKEN_DELEGATE_VOTES_CHANGED, EntryCategory.TOKEN, actor);
  entry.account = touchAccount(event.params.delegate, event).id;
  setVotingPower(guild, event.params.delegate, event.params.newVotes, event);
  createVotingPowerChange(entry, event.params.delegate, event.params.previousVotes, event.params.newVotes);
  entry.save();
}

export function handleTokenAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, GUILD_TOKEN_AUTHORITY_UPDATED, EntryCategory.ADMIN);
}

export function handleTokenEIP712DomainChanged(event: EIP712DomainChangedEvent): void {
  appendEntry(event, GUILD_TOKEN_EIP712_DOMAIN_CHANGED, EntryCategory.ADMIN);
}

export function handleTokenInitialized(event: InitializedEvent): void {
  appendEntry(event, GUILD_TOKEN_INITIALIZED, EntryCategory.ADMIN);
}
