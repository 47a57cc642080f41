import type { DocumentText } from '../../../../../client/index.ts';
import type {
  TransactionGuildsQuery,
  TransactionGuildsQueryVariables,
  TransactionQuery,
  TransactionQueryVariables,
} from '../../../generated/operations.ts';
import { lineFragment } from '../../guild/queries/line.ts';

/** The entries that a transaction has written in a guild's ledger, in their order. */
export const transactionDocument: DocumentText<TransactionQuery, TransactionQueryVariables> = /* GraphQL */ `
  query Transaction($guild: String!, $hash: Bytes!, $block: Block_height) {
    ledgerEntries(first: 1000, where: { guild: $guild, transactionHash: $hash }, orderBy: id, block: $block) {
      ...Line
    }
  }
  ${lineFragment}
`;

/** In which guilds' ledgers a transaction has written entries. */
export const transactionGuildsDocument: DocumentText<TransactionGuildsQuery, TransactionGuildsQueryVariables> =
  /* GraphQL */ `
  query TransactionGuilds($hash: Bytes!, $block: Block_height) {
    ledgerEntries(first: 1000, where: { transactionHash: $hash }, orderBy: id, block: $block) {
      guild {
        id
        name
      }
    }
  }
`;
