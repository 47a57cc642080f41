import type { ProvenanceEdgeResolvers, ProvenanceRole } from '../generated/resolvers.ts';
import { ledgerRow } from '../ledger/rows/ledgerRow.ts';
import type { RowEdge } from '../ledger/rows/pages.ts';

/** A step that led to a payment: an entry by its id, and what it does. */
export type ProvenanceStep = RowEdge & { role: ProvenanceRole };

/** Resolvers of `ProvenanceEdge`. */
export const provenanceEdge = {
  node: ledgerRow('ledgerEntries', ({ node }: ProvenanceStep) => node),
} satisfies ProvenanceEdgeResolvers;
