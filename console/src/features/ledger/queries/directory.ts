import type { DocumentText } from '../../../../../client/index.ts';
import type { LedgerDirectoryQuery, LedgerDirectoryQueryVariables } from '../../../generated/operations.ts';
import type { Token } from '../../../lib/token.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { useGuild } from '../../guild/useGuild.ts';

const ledgerDirectoryDocument: DocumentText<LedgerDirectoryQuery, LedgerDirectoryQueryVariables> = /* GraphQL */ `
  query LedgerDirectory($guild: ID!, $block: Block_height) {
    guild(id: $guild, block: $block) {
      projectList(first: 1000, orderBy: number, orderDirection: desc) {
        id
        number
        title
      }
      members(first: 100, orderBy: votingPower, orderDirection: desc) {
        account {
          id
        }
      }
      paymentTokens(first: 100) {
        token {
          id
          symbol
          decimals
        }
      }
    }
  }
`;

/** What the filters of a guild's ledger offer. */
export type Directory = {
  /** Newest first. */
  projects: readonly { id: string; number: bigint; title: string }[];
  /** Addresses of the members with the most votes. */
  members: readonly string[];
  /** Tokens that amounts may be in. */
  tokens: readonly Token[];
};

/** What the filters of the guild's ledger offer; nothing while it is asked for. */
export function useDirectory(): Directory {
  const { id, token } = useGuild();
  const {
    projectList = [],
    members = [],
    paymentTokens = [],
  } = useAnswer(ledgerDirectoryDocument, { guild: id }).data?.guild ?? {};
  return {
    projects: projectList,
    members: members.map(({ account }) => account.id),
    tokens: [token, ...paymentTokens.map((row) => row.token)],
  };
}
