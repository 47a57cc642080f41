import { id } from 'ethers';
import { z } from 'zod';
import { address, text, uint } from '../../prepare/input/input.ts';
import { action } from './action.ts';
import { functionSelector } from './functionSelector.ts';

const MAX_LABEL_BYTES = 100;
const role = uint(64);
const delay = uint(32);
const timelockRole = z.enum(['PROPOSER', 'EXECUTOR', 'CANCELLER']);
const timelockGrant = z.object({ role: timelockRole, account: address });

const functionRoleSchema = z.object({
  target: address,
  functions: z.array(z.string()).min(1, 'Give at least one function.').max(100, 'Give at most 100 functions.'),
  role,
});

/** What a vote decides about who may do what. */
export const roleActions = {
  grantRole: action(
    'AccessManager',
    'grantRole',
    z.object({ role, account: address, executionDelay: delay }),
    (input) => [input.role, input.account, input.executionDelay],
  ),
  revokeRole: action('AccessManager', 'revokeRole', z.object({ role, account: address }), (input) => [
    input.role,
    input.account,
  ]),
  labelRole: action('AccessManager', 'labelRole', z.object({ role, label: text(MAX_LABEL_BYTES) }), (input) => [
    input.role,
    input.label,
  ]),
  setGrantDelay: action('AccessManager', 'setGrantDelay', z.object({ role, delay }), (input) => [
    input.role,
    input.delay,
  ]),
  setRoleAdmin: action('AccessManager', 'setRoleAdmin', z.object({ role, admin: role }), (input) => [
    input.role,
    input.admin,
  ]),
  setRoleGuardian: action('AccessManager', 'setRoleGuardian', z.object({ role, guardian: role }), (input) => [
    input.role,
    input.guardian,
  ]),
  setTargetFunctionRole: action('AccessManager', 'setTargetFunctionRole', functionRoleSchema, (input, asked) => [
    input.target,
    input.functions.map((name, index) => functionSelector(asked, input.target, name, 'functions', String(index))),
    input.role,
  ]),
  setTargetAdminDelay: action('AccessManager', 'setTargetAdminDelay', z.object({ target: address, delay }), (input) => [
    input.target,
    input.delay,
  ]),
  setTargetClosed: action(
    'AccessManager',
    'setTargetClosed',
    z.object({ target: address, closed: z.boolean() }),
    (input) => [input.target, input.closed],
  ),
  updateAuthority: action(
    'AccessManager',
    'updateAuthority',
    z.object({ target: address, authority: address }),
    (input) => [input.target, input.authority],
  ),
  grantTimelockRole: action('Timelock', 'grantRole', timelockGrant, (input) => [
    id(`${input.role}_ROLE`),
    input.account,
  ]),
  revokeTimelockRole: action('Timelock', 'revokeRole', timelockGrant, (input) => [
    id(`${input.role}_ROLE`),
    input.account,
  ]),
};
