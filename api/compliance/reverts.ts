import {
  type Explanations,
  expired,
  invalidField,
  LATER,
  NOT_EMPTY,
  NOT_ZERO,
  nameOf,
  wordsOf,
} from '../prepare/reverts/explanationWords.ts';
import { timeOf } from '../prepare/words.ts';

const ACTIONS = wordsOf('Action', {
  Fund: 'create or fund projects',
  Submit: 'submit deliverables',
  Withdraw: 'withdraw or claim',
  Vote: 'vote',
  Pay: 'say where money goes (settle, split, change the scope, pay from a budget)',
});
const OBSTACLES = wordsOf('Obstacle', {
  None: 'nothing prevents it',
  Frozen: 'it is frozen',
  Level: 'its identity level is too low',
  Expired: 'what is known about it has expired',
  Jurisdiction: 'its jurisdiction is blocked',
  Agreement: 'it has not accepted the current version of an agreement (prepareAcceptAgreement)',
  Attestation: 'the attestation behind its status is no longer valid',
});

/** What the contracts' errors about compliance mean, and what to do. */
export const complianceReverts: Explanations = {
  ComplianceAgreementMismatch: ({ agreementId, version, digest }) =>
    `Version ${version} with the digest ${digest} is not the current one of agreement ${agreementId}: accept that.`,
  ComplianceAlreadyAccepted: ({ account, agreementId, version }) =>
    `${account} has already accepted version ${version} of agreement ${agreementId}.`,
  ComplianceInvalidSignature: ({ account }) =>
    `${account} has not signed this with its current nonce: have it signed again.`,
  ComplianceInvalidValue: invalidField('record', {
    account: NOT_ZERO,
    agreementId: '0 in a policy on withdrawals, as nobody’s earnings may wait for a new agreement',
    attestation: 'zero, as the issuer is not a contract that could hold one',
    cid: NOT_EMPTY,
    digest: NOT_ZERO,
    expiresAt: (now) => `0 for never, or later than ${now}; if a vote took longer, propose it again with a later one`,
    jurisdiction: 'two capital letters (ISO 3166-1)',
    reasonDigest: NOT_ZERO,
    title: NOT_EMPTY,
    until: (now) => `${LATER(now)}; if a vote took longer, propose it again with a later one`,
  }),
  ComplianceNotFrozen: ({ account }) => `${account} is not frozen.`,
  ComplianceNotMet: ({ account, action, obstacle }) =>
    `${account} may not ${nameOf(ACTIONS, action)}: ${nameOf(OBSTACLES, obstacle)}.`,
  ComplianceOwnFreeze: ({ account }) =>
    `${account} cannot lift its own freeze: another compliance officer or a proposal can.`,
  ComplianceSignatureExpired: expired,
  ComplianceStillFrozen: ({ account, until }) => `${account} is frozen until ${timeOf(until)}.`,
  ComplianceUnknownAgreement: ({ agreementId }) => `There is no agreement ${agreementId}.`,
  EASAdapterExpired: ({ uid, expirationTime }) =>
    `The attestation ${uid} was good until ${timeOf(expirationTime)}: ask for a new one.`,
  EASAdapterMalformedData: ({ uid }) =>
    `The attestation ${uid} does not hold an identity level and a jurisdiction: its attester must attest both.`,
  EASAdapterNoRecipient: ({ uid }) => `The attestation ${uid} is about nobody.`,
  EASAdapterNotNewer: ({ registeredUid }) =>
    `The account's status was set from the attestation ${registeredUid}, which is this one or a newer one.`,
  EASAdapterRevoked: ({ uid, revocationTime }) =>
    `The attestation ${uid} was revoked at ${timeOf(revocationTime)}: ask for a new one.`,
  EASAdapterUnknownAttestation: ({ uid }) => `There is no attestation ${uid} at the Ethereum Attestation Service.`,
  EASAdapterUntrustedAttester: ({ uid, attester }) =>
    `The attestation ${uid} is from ${attester}, whose attestations do not count here.`,
  EASAdapterWrongSchema: ({ uid, schema }) =>
    `The attestation ${uid} has the schema ${schema}, which this adapter does not read.`,
};
