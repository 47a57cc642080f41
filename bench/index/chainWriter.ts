import type { BaseWallet } from 'ethers';
import { z } from 'zod';
import { postJson } from '../../local/http/postJson.ts';
import { callRpc } from '../../local/http/rpc.ts';

/** Enough for the dearest call, an execution. */
const GAS = 2_000_000;
/** Wei; far above the base fee of a chain whose blocks are nearly empty. */
const GAS_PRICE = 100_000_000_000n;
/** Wei; pays for all that an account ever sends. */
const BALANCE = '0x21e19e0c9bab2400000';

/** A call of a contract in somebody's name. */
export type WriterCall = { from: string; to: string; data: string };

/** Writes blocks fast: what accounts sign goes to the chain's node in batches, and nobody waits for receipts. */
export type ChainWriter = {
  /** Lets accounts send, which have sent nothing else meanwhile. */
  admit(accounts: readonly BaseWallet[]): Promise<void>;
  /** Mines one block of these calls. */
  mine(calls: readonly WriterCall[]): Promise<void>;
  /** Moves the time of the next block on, in seconds. */
  wait(seconds: number): Promise<void>;
};

const answersSchema = z.array(z.object({ result: z.unknown(), error: z.object({ message: z.string() }).optional() }));

/** Takes over the mining of a local chain. */
export async function openChainWriter(rpcUrl: string): Promise<ChainWriter> {
  const chainId = BigInt(String(await callRpc(rpcUrl, 'eth_chainId')));
  const senders = new Map<string, { wallet: BaseWallet; nonce: number }>();
  const batch = async (requests: { method: string; params: unknown[] }[]): Promise<unknown[]> => {
    const body = requests.map((request, id) => ({ jsonrpc: '2.0', id, ...request }));
    const answers = answersSchema.parse(await postJson(rpcUrl, body));
    const failed = answers.find(({ error }) => error !== undefined);
    if (failed !== undefined) throw new Error(failed.error?.message);
    return answers.map(({ result }) => result);
  };
  const sign = ({ from, to, data }: WriterCall): Promise<string> => {
    const sender = senders.get(from);
    if (sender === undefined) throw new Error(`${from} was not admitted`);
    const { wallet } = sender;
    const fees = { gasLimit: GAS, maxFeePerGas: GAS_PRICE, maxPriorityFeePerGas: 1n };
    const signed = wallet.signTransaction({ type: 2, chainId, to, data, nonce: sender.nonce, ...fees });
    sender.nonce += 1;
    return signed;
  };
  return {
    async admit(wallets) {
      await callRpc(rpcUrl, 'evm_setAutomine', [false]);
      await batch(wallets.map(({ address }) => ({ method: 'hardhat_setBalance', params: [address, BALANCE] })));
      const latest = (method: string) => wallets.map(({ address }) => ({ method, params: [address, 'latest'] }));
      const nonces = await batch(latest('eth_getTransactionCount'));
      for (const [at, wallet] of wallets.entries()) senders.set(wallet.address, { wallet, nonce: Number(nonces[at]) });
    },
    async mine(calls) {
      const signed = await Promise.all(calls.map(sign));
      await batch(signed.map((raw) => ({ method: 'eth_sendRawTransaction', params: [raw] })));
      await callRpc(rpcUrl, 'evm_mine', []);
    },
    wait: async (seconds) => {
      await callRpc(rpcUrl, 'evm_increaseTime', [seconds]);
    },
  };
}
