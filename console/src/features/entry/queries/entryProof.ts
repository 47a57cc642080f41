import { queryOptions } from '@tanstack/react-query';
import type { DocumentText } from '../../../../../client/index.ts';
import type { EntryProofQuery, EntryProofQueryVariables } from '../../../generated/operations.ts';
import { ask } from '../../../lib/ask.ts';
import { checkEntry } from '../checkEntry.ts';
import type { Entry } from './entry.ts';

const entryProofDocument: DocumentText<EntryProofQuery, EntryProofQueryVariables> = /* GraphQL */ `
  query EntryProof($entry: Bytes!) {
    proof(entry: $entry) {
      log {
        ...LogProof
      }
      guild {
        ...LogProof
      }
      anchor {
        log {
          ...LogProof
        }
        path
      }
    }
  }

  fragment LogProof on LogProof {
    header
    transactionIndex
    transactionNodes
    receiptNodes
    position
  }
`;

/** What this browser makes of the proof of an entry; null when the gateway has none. */
export const checkedEntryQuery = (entry: Entry) =>
  queryOptions({
    queryKey: ['proof', entry.id, entry.blockHash],
    queryFn: async ({ signal }) => {
      const { proof } = (await ask(entryProofDocument, { entry: entry.id }, signal)).data;
      return proof && checkEntry(proof, entry);
    },
    staleTime: 60_000,
  });
