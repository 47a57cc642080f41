import { useSyncExternalStore } from 'react';
import type { Eip1193Provider } from '../../../../client/index.ts';

/** A wallet that has announced itself in this page (EIP-6963). What it says of itself is a stranger's word. */
export type AnnouncedWallet = {
  info: { uuid: string; name: string; rdns: string; icon: string };
  provider: Eip1193Provider;
};

let wallets: readonly AnnouncedWallet[] = [];
const listeners = new Set<() => void>();

/** Begins to listen for wallets, which may announce themselves at any time, and asks those that are there. */
export function listenForWallets(): void {
  window.addEventListener('eip6963:announceProvider', (event) => {
    const { detail } = event as CustomEvent<AnnouncedWallet>;
    if (!isWallet(detail)) return;
    wallets = [...wallets.filter(({ info }) => info.rdns !== detail.info.rdns), detail];
    listeners.forEach((listener) => void listener());
  });
  window.dispatchEvent(new Event('eip6963:requestProvider'));
}

/** The wallet of a reverse domain, such as `io.metamask`, if it is there. */
export function walletNamed(rdns: string): AnnouncedWallet | undefined {
  return wallets.find(({ info }) => info.rdns === rdns);
}

/** The wallets that have announced themselves so far. */
export function useWallets(): readonly AnnouncedWallet[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => wallets,
  );
}

function isWallet(detail: unknown): detail is AnnouncedWallet {
  const { info, provider } = (detail ?? {}) as Partial<AnnouncedWallet>;
  return typeof info?.rdns === 'string' && typeof info.name === 'string' && typeof provider?.request === 'function';
}
