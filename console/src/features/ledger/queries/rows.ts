import type { DocumentText } from '../../../../../client/index.ts';
import type { LedgerRowsQuery, LedgerRowsQueryVariables } from '../../../generated/operations.ts';
import { lineFragment } from '../../guild/queries/line.ts';

/** Entries of a list, in its order. */
export const ledgerRowsDocument: DocumentText<LedgerRowsQuery, LedgerRowsQueryVariables> = /* GraphQL */ `
  query LedgerRows(
    $where: LedgerEntry_filter!
    $first: Int!
    $direction: OrderDirection!
    $block: Block_height
  ) {
    ledgerEntries(first: $first, where: $where, orderBy: id, orderDirection: $direction, block: $block) {
      ...Line
    }
  }
  ${lineFragment}
`;

/** An entry, as a line of a list. */
export type LedgerLine = LedgerRowsQuery['ledgerEntries'][number];
