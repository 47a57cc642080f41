import { Notice } from '../../../../components/ui/Notice.tsx';

/** No entry is of this transaction, or its hash is none. */
export function NoTransaction({ isHash }: { isHash: boolean }) {
  return isHash ? (
    <Notice tone="empty" title="No entry of the ledger is of this transaction" isScreen>
      <p>
        It did nothing in the guild’s contracts, it failed, its block is not indexed yet, or it was on a branch that the
        chain has dropped.
      </p>
    </Notice>
  ) : (
    <Notice tone="empty" title="That is no hash of a transaction" isScreen>
      <p>A hash has 0x and 64 hexadecimal digits.</p>
    </Notice>
  );
}
