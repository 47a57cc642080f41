import type { AuditOpinion, AuditQuery, FindingResolution, FindingSeverity } from '../../generated/operations.ts';
import { inWords } from '../../lib/inWords.ts';

/** How grave a finding is, with what that means. */
export const severities: Record<FindingSeverity, string> = {
  CRITICAL: 'money or records are wrong or at risk',
  HIGH: 'a weakness that must be corrected',
  MEDIUM: 'a weakness that should be corrected',
  LOW: 'a small weakness',
  INFO: 'worth knowing',
};

/** How a finding ended. */
export const resolutions: Record<FindingResolution, string> = {
  OPEN: 'Open',
  RESOLVED: 'Resolved: the weakness is gone',
  ACCEPTED: 'Accepted: the guild lives with the risk',
  WITHDRAWN: 'Withdrawn: it was no finding',
};

/** What an auditor thinks of the books. */
export const opinions: Record<AuditOpinion, string> = {
  UNMODIFIED: 'The books are right',
  QUALIFIED: 'The books are right except for what the statement names',
  ADVERSE: 'The books are not right',
  DISCLAIMER: 'It could not be told whether the books are right',
};

/** Roles of OpenZeppelin's TimelockController, which have no label on the chain: Keccak-256 of their names. */
const timelockRoles: Record<string, string> = {
  '0x0000000000000000000000000000000000000000000000000000000000000000': 'Admin of the timelock',
  '0xb09aa5aeb3702cfd50b6b62bc4532604938f21248a27a1d5ca736082b6819cc1': 'Proposer: schedules calls',
  '0xd8aa0f3194971a2a116679f7c2090f6939c8d4e01a2a8d7e41d55e5351469e63': 'Executor: makes calls that are due',
  '0xfd643c72710c63c0180259aba6b2d05451e3591a24e58b62239378085726f783': 'Canceller: cancels calls',
};
const ADMIN = '0x0000000000000000';

/** What a role is called, and what it allows where that is known. */
export function roleName({ label, number, contract }: AuditQuery['roleGrants'][number]['role']): string {
  if (label !== null) return inWords(label);
  if (contract.role === 'TIMELOCK') return timelockRoles[number] ?? `Role ${number} of the timelock`;
  return number === ADMIN ? 'Admin: changes every rule and role' : `Role ${BigInt(number)}`;
}
