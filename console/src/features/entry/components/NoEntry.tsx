import { Notice } from '../../../components/ui/Notice.tsx';

/** The ledger has no such entry. @param props.what - What of it was looked for. */
export function NoEntry({ what }: { what: 'id' | 'number' }) {
  return (
    <Notice tone="empty" title={`The ledger has no entry with this ${what}`} isScreen>
      <p>Its block may not be indexed yet, or it was on a branch that the chain has dropped.</p>
    </Notice>
  );
}
