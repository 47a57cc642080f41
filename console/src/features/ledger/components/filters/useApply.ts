import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type LedgerSearch, ledgerSearch } from '../../ledgerSearch.ts';

/** Changes some of the filters, as fields give them. */
export type Apply = (change: Partial<Record<keyof LedgerSearch, unknown>>) => void;

/**
 * What changes the filters of the address, and begins at the list's end again; with it, why the last change could not be
 * applied.
 */
export function useApply(search: LedgerSearch): { apply: Apply; complaint: string | undefined } {
  const navigate = useNavigate({ from: '/g/$guild/ledger' });
  const [complaint, setComplaint] = useState<string>();
  const apply: Apply = (change) => {
    const next = ledgerSearch.safeParse({ ...search, ...change, at: undefined });
    setComplaint(next.error?.issues[0]?.message);
    if (next.success)
      void navigate({ to: '.', search: (kept) => ({ ...kept, ...next.data, at: undefined }), resetScroll: false });
  };
  return { apply, complaint };
}
