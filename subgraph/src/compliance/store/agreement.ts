import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { Agreement, AgreementAcceptance, AgreementVersion, LedgerEntry } from '../../../generated/schema';
import {
  AgreementAccepted as AgreementAcceptedEvent,
  AgreementPublished as AgreementPublishedEvent,
} from '../../../generated/templates/Compliance/Compliance';
import { touchAccount } from '../../ledger/store/account';
import { numberedId } from '../../lib/id';
import { logMissing } from '../../lib/missing';

/** Records a version of an agreement, which is its current one from now on. */
export function publishAgreement(entry: LedgerEntry, event: AgreementPublishedEvent): void {
  const params = event.params;
  const agreement = new Agreement(numberedId(event.address, params.agreementId));
  const version = new AgreementVersion(numberedId(agreement.id, params.version));
  version.agreement = agreement.id;
  version.version = params.version;
  version.title = params.title;
  version.digest = params.digest;
  version.cid = params.cid;
  version.entry = entry.id;
  version.save();
  agreement.guild = entry.guild;
  agreement.number = params.agreementId;
  agreement.current = version.id;
  agreement.save();
}

/** Records that an account accepted a version of an agreement. */
export function acceptAgreement(entry: LedgerEntry, event: AgreementAcceptedEvent): void {
  const params = event.params;
  const id = numberedId(numberedId(event.address, params.agreementId), params.version);
  const version = AgreementVersion.load(id);
  if (version === null) logMissing('AgreementVersion', id, event);
  const acceptance = new AgreementAcceptance(entry.id);
  acceptance.guild = entry.guild;
  if (version !== null) acceptance.version = version.id;
  acceptance.account = params.account;
  acceptance.digest = params.digest;
  acceptance.sender = touchAccount(params.actor, event).id;
  acceptance.entry = entry.id;
  acceptance.save();
}

/** Id of an agreement; null for none. */
export function agreementOrNull(compliance: Bytes, number: BigInt): Bytes | null {
  if (number.isZero()) return null;
  return numberedId(compliance, number);
}
