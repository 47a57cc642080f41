import type { Example } from './example.ts';

/** Mutations to start from: each prepares an action for an account to sign, and writes nothing. */
export const actionExamples: readonly Example[] = [
  {
    id: 'cast-vote',
    title: 'Prepare a vote',
    purpose: 'A mutation that writes nothing: the call, what to sign, and what the chain would answer now.',
    document: /* GraphQL */ `mutation CastVote($input: PrepareCastVoteInput!) {
  prepareCastVote(input: $input) {
    prepared {
      summary
      call { contract function args { name value } to data }
      forwardRequest { message { to gas nonce deadline } typedData }
      bySignature
      simulation { gasUsed }
      sponsorship { sponsored reason }
      expiresAt
      basis { number hash }
    }
    userErrors {
      __typename
      code
      message
      field
      ... on RevertError { errorName args { name value } }
    }
  }
}`,
    variables: ({ proposal, voter }) => ({
      input: { proposal, from: voter, support: 'FOR', reason: 'Read and agreed.' },
    }),
  },
  {
    id: 'delegate',
    title: 'Prepare a delegation',
    purpose: 'What a member signs to hand their votes to somebody; the relayer pays, so it costs them nothing.',
    document: /* GraphQL */ `mutation Delegate($input: PrepareDelegateInput!) {
  prepareDelegate(input: $input) {
    prepared {
      summary
      call { contract function args { name value } }
      forwardRequest { typedData }
      simulation { gasUsed }
      sponsorship { sponsored reason }
      expiresAt
    }
    userErrors {
      code
      message
      field
      ... on RevertError { errorName args { name value } }
    }
  }
}`,
    variables: ({ guild, account }) => ({ input: { guild, from: account, delegatee: account } }),
  },
];
