import type { Hex } from '../../chain/types.ts';
import { bigEndian, concat } from '../bytes.ts';
import type { Effects, Step } from '../step.ts';
import { change, touch } from './rows.ts';
import { clampText, textOrNull } from './values.ts';

const LABEL_LIMIT = 120;

/** Who has which role: in the access manager under a number of 8 bytes, in the timelock under one of 32. */
export const roleChanges: Effects = {
  'AccessManager RoleGranted': (step) => {
    const { params } = step;
    grantRole(step, managerRole(step), params.number('since'), params.number('delay'));
  },
  'AccessManager RoleRevoked': (step) => revokeRole(step, managerRole(step)),
  'AccessManager RoleLabel': (step) => {
    touchRole(step, managerRole(step), { label: textOrNull(clampText(step.params.text('label'), LABEL_LIMIT)) });
  },
  'Timelock RoleGranted': (step) => grantRole(step, step.params.fixed('role'), step.block.timestamp, 0n),
  'Timelock RoleRevoked': (step) => revokeRole(step, step.params.fixed('role')),
};

function managerRole({ params }: Step): Hex {
  return bigEndian(params.number('roleId'), 8);
}

function touchRole(step: Step, number: Hex, fields: { label?: string | null } = {}): Hex {
  const { log, guild, entry } = step;
  const row = {
    id: concat(log.address, number),
    guild: guild.accessManager,
    contract: entry.contract ?? '',
    number,
    label: null,
  };
  return touch(step, 'Role', row, fields).id;
}

/** A grant to an account that has the role already takes the place of the one that it has. */
function grantRole(step: Step, number: Hex, since: bigint, executionDelay: bigint): void {
  const { entry, guild, params } = step;
  const role = touchRole(step, number);
  const account = params.address('account');
  endGrant(step, number, since);
  const granted = {
    guild: guild.accessManager,
    role,
    account,
    since,
    until: null,
    executionDelay,
    granted: entry.id,
    ended: null,
  };
  step.records.put('RoleGrant', { id: entry.id, ...granted });
  touchMembership(step, number, entry.id);
}

function revokeRole(step: Step, number: Hex): void {
  touchRole(step, number);
  endGrant(step, number, step.block.timestamp);
  touchMembership(step, number, null);
}

function endGrant(step: Step, number: Hex, until: bigint): void {
  const membership = step.records.find('RoleMembership', membershipId(step, number));
  change(step, 'RoleGrant', membership?.current, { until, ended: step.entry.id });
}

function touchMembership(step: Step, number: Hex, current: Hex | null): void {
  const { log, guild, params } = step;
  const role = concat(log.address, number);
  const row = { id: membershipId(step, number), guild: guild.accessManager, role, account: params.address('account') };
  touch(step, 'RoleMembership', row, { current });
}

function membershipId({ log, params }: Step, number: Hex): Hex {
  return concat(log.address, params.address('account'), number);
}
