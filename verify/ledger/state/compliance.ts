import { bytesOf } from '../../chain/encode/hex.ts';
import type { Hex } from '../../chain/types.ts';
import { bigEndian, concat, isZero } from '../bytes.ts';
import { numberedId } from '../ids.ts';
import type { Effects, Step } from '../step.ts';
import { changeGuild, record, touch } from './rows.ts';
import { bytesOrNull, enumName, numberOrNull } from './values.ts';

/** Identity levels, freezes and jurisdictions. */
export const complianceChanges: Effects = {
  'Compliance ComplianceSet': (step) => {
    const { params } = step;
    const issuer = params.address('issuer');
    const [level, jurisdiction] = [Number(params.number('level')), params.fixed('jurisdiction')];
    const [attestation, evidenceDigest] = [params.fixed('attestation'), params.fixed('evidenceDigest')];
    const expiresAt = params.number('expiresAt');
    const status = touchStatus(step, {
      level,
      jurisdiction: isZero(jurisdiction) ? null : touchJurisdiction(step, jurisdiction),
      expiresAt: numberOrNull(expiresAt),
      issuer,
      attestation: bytesOrNull(attestation),
      evidenceDigest: bytesOrNull(evidenceDigest),
    });
    record(step, 'ComplianceChange', {
      status,
      issuer,
      oldLevel: Number(params.number('oldLevel')),
      newLevel: level,
      oldJurisdiction: params.fixed('oldJurisdiction'),
      newJurisdiction: jurisdiction,
      oldExpiresAt: params.number('oldExpiresAt'),
      newExpiresAt: expiresAt,
      attestation,
      evidenceDigest,
    });
  },
  'Compliance AccountFrozen': (step) => setFreeze(step, step.params.number('until')),
  'Compliance AccountUnfrozen': (step) => setFreeze(step, 0n),
  'Compliance JurisdictionBlocked': (step) => {
    const blocked = step.params.flag('blocked');
    const jurisdiction = touchJurisdiction(step, step.params.fixed('jurisdiction'), { blocked });
    record(step, 'JurisdictionChange', { jurisdiction, blocked });
  },
};

/** Agreements, who accepted them, and what actions ask for. */
export const agreementChanges: Effects = {
  'Compliance AgreementPublished': (step) => {
    const { params, guild, records, entry } = step;
    const [number, version] = [params.number('agreementId'), params.number('version')];
    const id = numberedId(guild.compliance, number);
    const current = numberedId(id, version);
    const document = { title: params.text('title'), digest: params.fixed('digest'), cid: params.text('cid') };
    records.put('AgreementVersion', { id: current, agreement: id, version, ...document, entry: entry.id });
    records.put('Agreement', { id, guild: guild.accessManager, number, current });
  },
  'Compliance AgreementAccepted': (step) => {
    const { params, guild, known } = step;
    const agreement = numberedId(guild.compliance, params.number('agreementId'));
    record(step, 'AgreementAcceptance', {
      guild: guild.accessManager,
      version: known('AgreementVersion', numberedId(agreement, params.number('version'))),
      account: params.address('account'),
      digest: params.fixed('digest'),
      sender: params.address('actor'),
    });
  },
  'Compliance ActionPolicySet': (step) => {
    const { params, guild } = step;
    const number = params.number('action');
    const [before, after] = [policyOf(step, 'oldPolicy'), policyOf(step, 'newPolicy')];
    const id = concat(guild.compliance, bigEndian(number, 1));
    const row = { id, guild: guild.accessManager, action: enumName('Action', number) };
    touch(step, 'ActionPolicy', row, after);
    record(step, 'ActionPolicyChange', {
      policy: id,
      oldEnabled: before.enabled,
      newEnabled: after.enabled,
      oldMinLevel: before.minLevel,
      newMinLevel: after.minLevel,
      oldAgreement: before.agreement,
      newAgreement: after.agreement,
    });
  },
};

function policyOf(
  { params, guild }: Step,
  path: string,
): { enabled: boolean; minLevel: number; agreement: Hex | null } {
  const agreement = params.number(`${path}.agreementId`);
  return {
    enabled: params.flag(`${path}.enabled`),
    minLevel: Number(params.number(`${path}.minLevel`)),
    agreement: agreement === 0n ? null : numberedId(guild.compliance, agreement),
  };
}

function setFreeze(step: Step, until: bigint): void {
  const { params } = step;
  const newUntil = numberOrNull(until);
  const status = touchStatus(step, { frozenUntil: newUntil });
  const [oldUntil, reasonDigest] = [numberOrNull(params.number('oldUntil')), params.fixed('reasonDigest')];
  record(step, 'FreezeChange', { status, oldUntil, newUntil, reasonDigest });
  changeGuild(step, { frozenCount: params.number('frozenCount') });
}

function touchStatus(step: Step, fields: { [field: string]: string | number | bigint | null }): Hex {
  const { guild, params } = step;
  const account = params.address('account');
  const id = concat(guild.compliance, account);
  return touch(step, 'ComplianceStatus', { id, guild: guild.accessManager, account, level: 0 }, fields).id;
}

function touchJurisdiction(step: Step, code: Hex, fields: { blocked?: boolean } = {}): Hex {
  const { guild } = step;
  const text = String.fromCharCode(...bytesOf(code));
  const row = { id: concat(guild.compliance, code), guild: guild.accessManager, blocked: false };
  return touch(step, 'Jurisdiction', { ...row, code: /^[A-Z]*$/.test(text) ? text : code }, fields).id;
}
