import { id } from 'ethers';
import { account, quoted } from '../../words.ts';
import type { DescribedCall, Sentences } from '../call.ts';
import { duration, functionName, partOf, roleName, TIMELOCK_ROLES, whom } from '../sentenceWords.ts';

const list = new Intl.ListFormat('en');

/** What a guild's access manager does. */
export const accessManagerSentences: Sentences = {
  grantRole: ({ roleId, account: who, executionDelay }, telling) => {
    const delay = executionDelay === 0n ? '' : `, to be used ${duration(executionDelay)} after announcing it`;
    return `give ${whom(telling, who)} ${roleName(roleId)}${delay}`;
  },
  revokeRole: ({ roleId, account: who }, telling) => `take ${roleName(roleId)} from ${whom(telling, who)}`,
  labelRole: ({ roleId, label }) => `name role ${roleId} ${quoted(label)}`,
  setGrantDelay: ({ roleId, newDelay }) => `let grants of ${roleName(roleId)} take effect after ${duration(newDelay)}`,
  setRoleAdmin: ({ roleId, admin }) => `let who has ${roleName(admin)} give and take ${roleName(roleId)}`,
  setRoleGuardian: ({ roleId, guardian }) =>
    `let who has ${roleName(guardian)} cancel what ${roleName(roleId)} has announced`,
  setTargetAdminDelay: ({ target, newDelay }, telling) =>
    `let changes of who may call ${whom(telling, target)} take ${duration(newDelay)}`,
  setTargetClosed: ({ target, closed }, telling) =>
    `${closed ? 'close' : 'open'} ${whom(telling, target)} for all calls that need a role`,
  setTargetFunctionRole: ({ target, selectors, roleId }, telling) => {
    const part = partOf(telling.contracts, target.toLowerCase());
    const names = list.format([...selectors].map((selector) => functionName(part, selector)));
    return `let ${roleName(roleId)} call ${names} of ${whom(telling, target)}`;
  },
  updateAuthority: ({ target, newAuthority }, telling) =>
    `hand the decision who may call ${whom(telling, target)} to ${account(newAuthority)}`,
  multicall: (_args, { calls }) => `have the access manager ${inOrder(calls)}`,
  execute: (_args, { calls }) => `have the access manager ${inOrder(calls)}`,
  schedule: (_args, { calls }) => `announce to ${inOrder(calls)}`,
};

/** What a guild's timelock does to itself, or is told to do. */
export const timelockSentences: Sentences = {
  grantRole: ({ role, account: who }, telling) =>
    `give ${whom(telling, who)} the timelock's role ${timelockRole(role)}`,
  revokeRole: ({ role, account: who }, telling) =>
    `take the timelock's role ${timelockRole(role)} from ${whom(telling, who)}`,
  updateDelay: ({ newDelay }) => `let every proposal wait in the timelock for ${duration(newDelay)} at least`,
  schedule: (_args, { calls }) => `announce in the timelock to ${inOrder(calls)}`,
  scheduleBatch: (_args, { calls }) => `announce in the timelock to ${inOrder(calls)}`,
  execute: (_args, { calls }) => `have the timelock ${inOrder(calls)}`,
  executeBatch: (_args, { calls }) => `have the timelock ${inOrder(calls)}`,
};

function inOrder(calls: readonly DescribedCall[]): string {
  return calls.length === 0 ? 'do nothing' : calls.map(({ sentence }) => sentence).join(', then ');
}

function timelockRole(role: string): string {
  return TIMELOCK_ROLES.find((name) => id(`${name}_ROLE`) === role) ?? role;
}
