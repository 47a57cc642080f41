import { nameOf, wordsOf } from '../../reverts/explanationWords.ts';
import { account, quoted, timeOf } from '../../words.ts';
import type { Sentences } from '../call.ts';
import { documentAt, jurisdictionOf } from '../sentenceWords.ts';

const ACTIONS = wordsOf('Action', {
  Fund: 'creates or funds a project',
  Submit: 'submits a deliverable',
  Withdraw: 'withdraws or claims',
  Vote: 'votes',
  Pay: 'says where money goes',
});

/** What a guild's Compliance contract does. */
export const complianceSentences: Sentences = {
  publishAgreement: ({ agreementId, title, cid }) => {
    const what = agreementId === 0n ? 'the agreement' : `a new version of agreement ${agreementId},`;
    return `publish ${what} ${quoted(title)}, ${documentAt(cid)}`;
  },
  setActionPolicy: ({ action, policy }) => {
    const who = `whoever ${nameOf(ACTIONS, action)}`;
    const agreement = policy.agreementId === 0n ? '' : ` and agreement ${policy.agreementId}`;
    return policy.enabled ? `ask for identity level ${policy.minLevel}${agreement} of ${who}` : `ask nothing of ${who}`;
  },
  setJurisdictionBlocked: ({ jurisdiction, blocked }) =>
    `${blocked ? 'block' : 'no longer block'} the jurisdiction ${jurisdictionOf(jurisdiction)}`,
  setStatus: ({ account: whose, level, expiresAt }) =>
    `set the identity level of ${account(whose)} to ${level}${expiresAt === 0n ? '' : `, until ${timeOf(expiresAt)}`}`,
  freeze: ({ account: whose, until }) => `freeze ${account(whose)} until ${timeOf(until)}`,
  unfreeze: ({ account: whose }) => `lift the freeze of ${account(whose)}`,
};

/** What a guild's audit trail does. */
export const auditSentences: Sentences = {
  answerFinding: ({ findingId, cid }) => `answer finding ${findingId} with ${documentAt(cid)}`,
};
