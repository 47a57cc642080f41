import type { DocumentText } from '../../../../../client/index.ts';
import type { BooksPeriodQuery, BooksPeriodQueryVariables } from '../../../generated/operations.ts';

/** The blocks of a period: the last before its first second, the last at or before its last one, and the one that is looked at. */
export const periodDocument: DocumentText<BooksPeriodQuery, BooksPeriodQueryVariables> = /* GraphQL */ `
  query BooksPeriod($guild: ID!, $of: Bytes!, $at: MomentInput, $before: BigInt!, $until: BigInt!, $block: Block_height) {
    guild(id: $guild, block: $block) {
      entries(first: 1, orderBy: number) {
        blockNumber
      }
    }
    before: block(at: $before) {
      number
    }
    until: block(at: $until) {
      number
      timestamp
    }
    looked: reconciliation(guild: $of, at: $at) {
      block {
        number
        timestamp
      }
    }
  }
`;
