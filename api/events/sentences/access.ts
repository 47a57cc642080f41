import type { EventSentences } from './sentence.ts';

/** The roles at the access manager, and what may call what. */
export const accessSentences: EventSentences = {
  'AccessManager Initialized': 'The access manager was set up.',
  'AccessManager OperationCanceled': '{actor} canceled the access manager’s operation {operationId}.',
  'AccessManager OperationExecuted': '{actor} executed the access manager’s operation {operationId}.',
  'AccessManager OperationScheduled':
    '{caller} scheduled a call through the access manager for {schedule:time}, as operation {operationId}: {data:call}.',
  'AccessManager RoleAdminChanged': 'Role {roleId:role} is given and taken by role {admin:role} from now on.',
  'AccessManager RoleGrantDelayChanged':
    'Grants of role {roleId:role} take effect after {delay:duration} from {since:time} on.',
  'AccessManager RoleGranted':
    '{account} {newMember?has|keeps} role {roleId:role} from {since:time} on{delay?, with a delay of {delay:duration} for its calls|}.',
  'AccessManager RoleGuardianChanged':
    'Calls of role {roleId:role} can be canceled by role {guardian:role} from now on.',
  'AccessManager RoleLabel': 'Role {roleId:role} is called {label}.',
  'AccessManager RoleRevoked': '{account} no longer has role {roleId:role}.',
  'AccessManager TargetAdminDelayUpdated':
    'Changes of who may call {target} take effect after {delay:duration} from {since:time} on.',
  'AccessManager TargetClosed': '{target} {closed?takes no restricted calls any more|takes restricted calls again}.',
  'AccessManager TargetFunctionRoleUpdated': 'Role {roleId:role} may call {selector:function} of {target} from now on.',
};
