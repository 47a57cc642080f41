import type { EventSentences } from './sentence.ts';

/** The guild's token, and who votes with it. */
export const tokenSentences: EventSentences = {
  'GuildToken Approval': '{owner} lets {spender} take up to {value:allowance} of its guild tokens.',
  'GuildToken AuthorityUpdated': 'The guild token takes its roles from {authority} from now on.',
  'GuildToken DelegateChanged':
    '{delegator} {toDelegate=delegator?votes with its own tokens|lets {toDelegate} vote with its tokens} from now on{fromDelegate=toDelegate?|{fromDelegate?; until then {fromDelegate=delegator?it did itself|{fromDelegate} did}|}}.',
  'GuildToken DelegateVotesChanged': '{delegate} went from {previousVotes:votes} to {newVotes:votes}.',
  'GuildToken EIP712DomainChanged': 'The guild token changed the domain of its signatures.',
  'GuildToken Initialized': 'The guild token was set up.',
  'GuildToken Transfer': '{from?{from} sent|New guild tokens were made:} {value:own} {to?to {to}|out of existence}.',
};
