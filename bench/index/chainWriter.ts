import { z } from 'zod';
import { postJson } from '../../local/http/postJson.ts';
import { callRpc } from '../../local/http/rpc.ts';

/** Enough for the dearest call, an execution. */
const GAS = '0x1e8480';
/** Wei; far above the base fee of a chain whose blocks are nearly empty. */
const GAS_PRICE = '0x174876e800';
/** Wei; pays for all that an account ever sends. */
const BALANCE = '0x21e19e0c9bab2400000';

/** A call of a contract in somebody's name. */
export type WriterCall = { from: string; to: string; data: string };

/** Writes blocks fast: the chain's node takes transactions of accounts whose keys nobody has, so that none is signed. */
export type ChainWriter = {
  /** Lets accounts send. */
  admit(accounts: readonly string[]): Promise<void>;
  /** Mines one block of these calls. */
  mine(calls: readonly WriterCall[]): Promise<void>;
  /** Moves the time of the next block on, in seconds. */
  wait(seconds: number): Promise<void>;
};

const answersSchema = z.array(z.object({ error: z.object({ message: z.string() }).optional() }));

/** Takes over the mining of a Hardhat chain. */
export function openChainWriter(rpcUrl: string): ChainWriter {
  const batch = async (requests: { method: string; params: unknown[] }[]) => {
    const body = requests.map((request, id) => ({ jsonrpc: '2.0', id, ...request }));
    const failed = answersSchema.parse(await postJson(rpcUrl, body)).find(({ error }) => error !== undefined);
    if (failed !== undefined) throw new Error(failed.error?.message);
  };
  return {
    async admit(accounts) {
      await callRpc(rpcUrl, 'evm_setAutomine', [false]);
      await batch(accounts.map((account) => ({ method: 'hardhat_impersonateAccount', params: [account] })));
      await batch(accounts.map((account) => ({ method: 'hardhat_setBalance', params: [account, BALANCE] })));
    },
    async mine(calls) {
      const fees = { gas: GAS, maxFeePerGas: GAS_PRICE, maxPriorityFeePerGas: '0x1' };
      await batch(calls.map((call) => ({ method: 'eth_sendTransaction', params: [{ ...call, ...fees }] })));
      await callRpc(rpcUrl, 'evm_mine', []);
    },
    wait: async (seconds) => {
      await callRpc(rpcUrl, 'evm_increaseTime', [seconds]);
    },
  };
}
