import type { EventSentences } from './sentence.ts';

/** Identity, freezes and agreements. */
export const complianceSentences: EventSentences = {
  'Compliance AccountFrozen': '{actor} froze {account} until {until:time}.',
  'Compliance AccountUnfrozen': '{actor} ended the freeze of {account}.',
  'Compliance ActionPolicySet':
    'For {action}, {newPolicy.enabled?an identity of level {newPolicy.minLevel}{newPolicy.agreementId? and agreement {newPolicy.agreementId} are| is}|nothing is} asked from now on.',
  'Compliance AgreementAccepted': '{account} accepted version {version} of agreement {agreementId}.',
  'Compliance AgreementPublished': 'The guild published version {version} of agreement {agreementId}, {title}.',
  'Compliance AuthorityUpdated': 'The contract of compliance takes its roles from {authority} from now on.',
  'Compliance ComplianceSet':
    '{issuer} set the identity of {account} to level {level}, {expiresAt?until {expiresAt:time}|without an end}; it was level {oldLevel}.',
  'Compliance EIP712DomainChanged': 'The contract of compliance changed the domain of its signatures.',
  'Compliance Initialized': 'The contract of compliance was set up.',
  'Compliance JurisdictionBlocked': 'Jurisdiction {jurisdiction:country} is {blocked?blocked|allowed} from now on.',
};
