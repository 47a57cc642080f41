import { BigInt } from '@graphprotocol/graph-ts';
import {
  AccountFrozen as AccountFrozenEvent,
  AccountUnfrozen as AccountUnfrozenEvent,
  ActionPolicySet as ActionPolicySetEvent,
  AgreementAccepted as AgreementAcceptedEvent,
  AgreementPublished as AgreementPublishedEvent,
  AuthorityUpdated as AuthorityUpdatedEvent,
  ComplianceSet as ComplianceSetEvent,
  EIP712DomainChanged as EIP712DomainChangedEvent,
  Initialized as InitializedEvent,
  JurisdictionBlocked as JurisdictionBlockedEvent,
} from '../../generated/templates/Compliance/Compliance';
import {
  COMPLIANCE_ACCOUNT_FROZEN,
  COMPLIANCE_ACCOUNT_UNFROZEN,
  COMPLIANCE_ACTION_POLICY_SET,
  COMPLIANCE_AGREEMENT_ACCEPTED,
  COMPLIANCE_AGREEMENT_PUBLISHED,
  COMPLIANCE_AUTHORITY_UPDATED,
  COMPLIANCE_COMPLIANCE_SET,
  COMPLIANCE_EIP712_DOMAIN_CHANGED,
  COMPLIANCE_INITIALIZED,
  COMPLIANCE_JURISDICTION_BLOCKED,
} from '../../generated/topics';
import { mentionDocument } from '../documents/store/document';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { touchAccount } from '../ledger/store/account';
import { EntryCategory } from '../lib/enums';
import { setActionPolicy } from './store/actionPolicy';
import { acceptAgreement, publishAgreement } from './store/agreement';
import { setComplianceStatus, setFreeze } from './store/complianceStatus';
import { setJurisdictionBlocked } from './store/jurisdiction';

export function handleComplianceSet(event: ComplianceSetEvent): void {
  const guild = currentGuild();
  const actor = event.params.issuer;
  const entry = openEntry(guild, event, COMPLIANCE_COMPLIANCE_SET, EntryCategory.COMPLIANCE, actor);
  entry.account = touchAccount(event.params.account, event).id;
  setComplianceStatus(entry, event);
  entry.save();
}

export function handleAccountFrozen(event: AccountFrozenEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, COMPLIANCE_ACCOUNT_FROZEN, EntryCategory.COMPLIANCE, params.actor);
  const account = touchAccount(params.account, event).id;
  entry.account = account;
  setFreeze(entry, event.address, account, params.oldUntil, params.until, params.reasonDigest);
  guild.frozenCount = params.frozenCount;
  guild.save();
  entry.save();
}

export function handleAccountUnfrozen(event: AccountUnfrozenEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, COMPLIANCE_ACCOUNT_UNFROZEN, EntryCategory.COMPLIANCE, params.actor);
  const account = touchAccount(params.account, event).id;
  entry.account = account;
  setFreeze(entry, event.address, account, params.oldUntil, BigInt.zero(), params.reasonDigest);
  guild.frozenCount = params.frozenCount;
  guild.save();
  entry.save();
}

export function handleJurisdictionBlocked(event: JurisdictionBlockedEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, COMPLIANCE_JURISDICTION_BLOCKED, EntryCategory.COMPLIANCE, actor);
  setJurisdictionBlocked(entry, event);
  entry.save();
}

export function handleAgreementPublished(event: AgreementPublishedEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, COMPLIANCE_AGREEMENT_PUBLISHED, EntryCategory.COMPLIANCE, actor);
  mentionDocument(entry, event.params.digest, event.params.cid);
  publishAgreement(entry, event);
  entry.save();
}

/** The account counts as acting, also when somebody else brought its signature. */
export function handleAgreementAccepted(event: AgreementAcceptedEvent): void {
  const guild = currentGuild();
  const actor = event.params.account;
  const entry = openEntry(guild, event, COMPLIANCE_AGREEMENT_ACCEPTED, EntryCategory.COMPLIANCE, actor);
  entry.account = touchAccount(event.params.actor, event).id;
  acceptAgreement(entry, event);
  entry.save();
}

export function handleActionPolicySet(event: ActionPolicySetEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, COMPLIANCE_ACTION_POLICY_SET, EntryCategory.COMPLIANCE, actor);
  setActionPolicy(entry, event);
  entry.save();
}

export function handleComplianceAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, COMPLIANCE_AUTHORITY_UPDATED, EntryCategory.ADMIN);
}

export function handleComplianceEIP712DomainChanged(event: EIP712DomainChangedEvent): void {
  appendEntry(event, COMPLIANCE_EIP712_DOMAIN_CHANGED, EntryCategory.ADMIN);
}

export function handleComplianceInitialized(event: InitializedEvent): void {
  appendEntry(event, COMPLIANCE_INITIALIZED, EntryCategory.ADMIN);
}
