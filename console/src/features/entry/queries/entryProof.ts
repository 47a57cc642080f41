import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from '../../../lib/askGateway.ts';
import { checkEntry } from '../checkEntry.ts';
import type { Entry } from './entry.ts';

export const entryProofDocument = /* GraphQL */ `
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

const schema = z.object({ proof: z.unknown() });

/** What this browser makes of the proof of an entry; null when the gateway has none. */
export const checkedEntryQuery = (entry: Entry) =>
  queryOptions({
    queryKey: ['ledger', 'proof', entry.id, entry.blockHash],
    queryFn: async ({ signal }) => {
      const asked = { document: entryProofDocument, variables: { entry: entry.id }, schema };
      const { proof } = await askGateway(asked, signal);
      return proof === null ? null : checkEntry(proof, entry);
    },
    staleTime: 60_000,
  });
