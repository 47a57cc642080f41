import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { ComplianceChange, ComplianceStatus, FreezeChange, LedgerEntry } from '../../../generated/schema';
import { ComplianceSet as ComplianceSetEvent } from '../../../generated/templates/Compliance/Compliance';
import { perAccountId } from '../../lib/id';
import { bytesOrNull } from '../../lib/isZero';
import { jurisdictionOrNull } from './jurisdiction';

/** Records an account's status, and what it was. */
export function setComplianceStatus(entry: LedgerEntry, event: ComplianceSetEvent): void {
  const params = event.params;
  const status = touchStatus(entry, event.address, params.account);
  status.level = params.level;
  status.jurisdiction = jurisdictionOrNull(entry, event.address, params.jurisdiction);
  status.expiresAt = numberOrNull(params.expiresAt);
  status.issuer = params.issuer;
  status.attestation = bytesOrNull(params.attestation);
  status.evidenceDigest = bytesOrNull(params.evidenceDigest);
  status.save();
  const change = new ComplianceChange(entry.id);
  change.status = status.id;
  change.issuer = params.issuer;
  change.oldLevel = params.oldLevel;
  change.newLevel = params.level;
  change.oldJurisdiction = params.oldJurisdiction;
  change.newJurisdiction = params.jurisdiction;
  change.oldExpiresAt = params.oldExpiresAt;
  change.newExpiresAt = params.expiresAt;
  change.attestation = params.attestation;
  change.evidenceDigest = params.evidenceDigest;
  change.entry = entry.id;
  change.save();
}

/**
 * Records until when an account is frozen, and until when it was.
 *
 * @param oldUntil - 0 if it was not frozen.
 * @param newUntil - 0 if the freeze is lifted.
 */
export function setFreeze(
  entry: LedgerEntry,
  compliance: Bytes,
  account: Bytes,
  oldUntil: BigInt,
  newUntil: BigInt,
  reasonDigest: Bytes,
): void {
  const status = touchStatus(entry, compliance, account);
  status.frozenUntil = numberOrNull(newUntil);
  status.save();
  const change = new FreezeChange(entry.id);
  change.status = status.id;
  change.oldUntil = numberOrNull(oldUntil);
  change.newUntil = status.frozenUntil;
  change.reasonDigest = reasonDigest;
  change.entry = entry.id;
  change.save();
}

function touchStatus(entry: LedgerEntry, compliance: Bytes, account: Bytes): ComplianceStatus {
  const id = perAccountId(compliance, account);
  const known = ComplianceStatus.load(id);
  if (known !== null) return known;
  const status = new ComplianceStatus(id);
  status.guild = entry.guild;
  status.account = account;
  status.level = 0;
  return status;
}

function numberOrNull(value: BigInt): BigInt | null {
  if (value.isZero()) return null;
  return value;
}
