import { useMemo } from 'react';
import { actingAccount } from '../account/account.ts';
import { useTestAccounts } from '../account/testAccounts.ts';
import { addressBook } from './addressBook.ts';

/** Who an account is, for this reader. */
export type KnownName = {
  name: string;
  /** Where the name comes from, in words. */
  source: string;
};

/** What accounts are called: by the reader's address book, and on a local chain by the story. Addresses in lower case. */
export function useNames(): ReadonlyMap<string, KnownName> {
  const book = addressBook.use();
  const people = useTestAccounts();
  return useMemo(() => {
    const own = Object.entries(book).map(
      ([address, name]) => [address, { name, source: 'your address book' }] as const,
    );
    const told = people.map(
      ({ address, name }) => [address, { name, source: 'the demo story of this local chain' }] as const,
    );
    return new Map<string, KnownName>([...told, ...own]);
  }, [book, people]);
}

/** Whether an account is the one that the reader acts as. */
export function useIsYou(address: string): boolean {
  return actingAccount.use()?.address === address;
}
