import type { DocumentText } from '../../../../../client/index.ts';
import type { SampleValuesQuery, SampleValuesQueryVariables } from '../../../generated/operations.ts';

/** Asks for values that the examples' variables may have. */
export const sampleValuesDocument: DocumentText<SampleValuesQuery, SampleValuesQueryVariables> = /* GraphQL */ `
  query SampleValues {
    guilds(first: 1, orderBy: number) {
      id
      payments(first: 1, orderBy: id, where: { kind: MILESTONE }) {
        to {
          id
        }
      }
      proposals(first: 10, orderBy: voteStart, orderDirection: desc) {
        id
        state {
          name
        }
        votes(first: 50) {
          voter {
            id
          }
        }
      }
      members(first: 50, orderBy: votingPower, orderDirection: desc, where: { votingPower_gt: "0" }) {
        account {
          id
        }
      }
    }
    _meta {
      block {
        number
      }
    }
  }
`;

/** Values of this ledger for the examples' variables; where it has none yet, a text that says what to put there. */
export type SampleValues = {
  guild: string;
  /** One whose vote is open, if there is one. */
  proposal: string;
  /** Somebody who was paid. */
  account: string;
  /** Somebody who has votes and has not voted on the proposal, if there is such a one. */
  voter: string;
  block: number;
};

type SampleGuild = SampleValuesQuery['guilds'][number];

/** Picks the values from the answer to {@link sampleValuesDocument}. */
export function pickValues({ guilds: [guild], _meta }: SampleValuesQuery): SampleValues {
  const account = guild?.payments[0]?.to.id ?? 'address of an account';
  const vote = guild && openVote(guild);
  return {
    guild: guild?.id ?? 'id of a guild',
    proposal: vote?.proposal ?? guild?.proposals[0]?.id ?? 'id of a proposal',
    account,
    voter: vote?.voter ?? account,
    block: _meta?.block.number ?? 0,
  };
}

/** A proposal that is voted on, and the member with the most votes who has not cast any of them. */
function openVote({ proposals, members }: SampleGuild) {
  const open = proposals.filter(({ state }) => state.name === 'ACTIVE');
  const left = open.flatMap(({ id, votes }) => {
    const voters = new Set(votes.map(({ voter }) => voter.id));
    const member = members.find(({ account }) => !voters.has(account.id));
    return member ? [{ proposal: id, voter: member.account.id }] : [];
  });
  return left[0];
}
