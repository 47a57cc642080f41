import type { SentByWallet } from '../act/signer.ts';
import { pause } from '../http/pause.ts';

const POLL_MS = 1_000;

/** Asks a node or a wallet, as EIP-1193 has it. */
export type Request = (call: { method: string; params: unknown[] }) => Promise<unknown>;

/**
 * A transaction that was sent, and how to see when it is mined.
 *
 * @param request - Asks a node.
 * @param hash - Of the transaction.
 */
export function sent(request: Request, hash: string): SentByWallet {
  return {
    hash,
    async mined(signal) {
      for (;;) {
        const receipt = (await request({ method: 'eth_getTransactionReceipt', params: [hash] })) as Receipt | null;
        if (receipt) return { blockNumber: Number(receipt.blockNumber), succeeded: Number(receipt.status) === 1 };
        await pause(POLL_MS, signal);
      }
    },
  };
}

type Receipt = { blockNumber: string; status: string };
