import { Bytes } from '@graphprotocol/graph-ts';
import { Jurisdiction, JurisdictionChange, LedgerEntry } from '../../../generated/schema';
import { JurisdictionBlocked as JurisdictionBlockedEvent } from '../../../generated/templates/Compliance/Compliance';
import { isZero } from '../../lib/isZero';

const CAPITAL_A: u8 = 65;
const CAPITAL_Z: u8 = 90;

/** Id of a jurisdiction, recorded when it is named for the first time; null when it is unknown. */
export function jurisdictionOrNull(entry: LedgerEntry, compliance: Bytes, code: Bytes): Bytes | null {
  if (isZero(code)) return null;
  return touchJurisdiction(entry, compliance, code).id;
}

/** Records whether a jurisdiction is blocked. */
export function setJurisdictionBlocked(entry: LedgerEntry, event: JurisdictionBlockedEvent): void {
  const jurisdiction = touchJurisdiction(entry, event.address, event.params.jurisdiction);
  jurisdiction.blocked = event.params.blocked;
  jurisdiction.save();
  const change = new JurisdictionChange(entry.id);
  change.jurisdiction = jurisdiction.id;
  change.blocked = event.params.blocked;
  change.entry = entry.id;
  change.save();
}

function touchJurisdiction(entry: LedgerEntry, compliance: Bytes, code: Bytes): Jurisdiction {
  const id = compliance.concat(code);
  const known = Jurisdiction.load(id);
  if (known !== null) return known;
  const jurisdiction = new Jurisdiction(id);
  jurisdiction.guild = entry.guild;
  jurisdiction.code = codeText(code);
  jurisdiction.blocked = false;
  jurisdiction.save();
  return jurisdiction;
}

function codeText(code: Bytes): string {
  for (let i = 0; i < code.length; i++) {
    if (code[i] < CAPITAL_A || code[i] > CAPITAL_Z) return code.toHexString();
  }
  return code.toString();
}
