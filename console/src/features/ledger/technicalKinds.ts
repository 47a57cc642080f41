/**
 * Kinds that are folded unless one asks for them: what only repeats in figures what another line of the same transaction
 * says, and what a contract notes of itself when it is set up. Nothing that moves money, decides, or changes who may do what.
 */
export const technicalKinds = [
  'APPROVAL',
  'CALL_SALT',
  'DELEGATE_VOTES_CHANGED',
  'EIP712_DOMAIN_CHANGED',
  'INITIALIZED',
] as const;
