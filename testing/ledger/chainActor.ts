import { readFile } from 'node:fs/promises';
import {
  Contract,
  type HDNodeWallet,
  Interface,
  type InterfaceAbi,
  JsonRpcProvider,
  type TransactionReceipt,
} from 'ethers';
import type { AbiName, UniswapName } from '../../contracts/abis.ts';
import { DEPLOYER, localWallet } from '../../local/stack/accounts.ts';

/** Acts on a local chain that mines a block for each transaction. */
export type ChainActor = {
  provider: JsonRpcProvider;
  /** The account that mints test dollars. */
  minter: HDNodeWallet;
  people: Record<Person, HDNodeWallet>;
  /** A contract, to read from. */
  contract(name: AbiName | UniswapName, address: string): Promise<Contract>;
  /** Calls a function as somebody; throws with the revert's reason. */
  call(from: HDNodeWallet, contract: Contract, name: string, ...args: unknown[]): Promise<TransactionReceipt>;
  /** Sends calldata as it is, perhaps with native coin in wei. */
  send(from: HDNodeWallet, to: string, data: string, value?: bigint): Promise<TransactionReceipt>;
  /** Makes calls in one block, in this order, whether they succeed or not. */
  callInOneBlock(calls: [from: HDNodeWallet, contract: Contract, name: string, ...args: unknown[]][]): Promise<void>;
  /** Moves the chain's time on. */
  wait(seconds: number): Promise<void>;
  /** Time of the last block, Unix seconds. */
  now(): Promise<number>;
};

const PEOPLE = [
  'founder',
  'client',
  'writer',
  'reviewer',
  'second',
  'stranger',
  'guardian',
  'operator',
  'officer',
] as const;
type Person = (typeof PEOPLE)[number];
/** The local accounts before these are the demo story's. */
const FIRST_ACCOUNT = 9;
/** Enough for the dearest call, the creation of a guild; what a block's state will be cannot be estimated. */
const GAS_LIMIT = 8_000_000;

/** The ABI of a published contract. */
export async function abiOf(name: AbiName | UniswapName): Promise<Interface> {
  const file = new URL(`../../abis/${name}.json`, import.meta.url);
  return new Interface(JSON.parse(await readFile(file, 'utf8')) as InterfaceAbi);
}

/** Connects to a local chain. The caller destroys the provider. */
export function openChainActor(rpcUrl: string): ChainActor {
  const provider = new JsonRpcProvider(rpcUrl, undefined, { staticNetwork: true, cacheTimeout: -1 });
  const wallet = (index: number) => localWallet(index).connect(provider);
  const send = async (from: HDNodeWallet, to: string, data: string, value = 0n) => {
    const { hash } = await from.sendTransaction({ to, data, value });
    const receipt = await provider.getTransactionReceipt(hash);
    if (receipt?.status !== 1) throw new Error(`Transaction ${hash} was not mined or reverted.`);
    return receipt;
  };
  const now = async () => (await provider.getBlock('latest'))?.timestamp ?? 0;
  return {
    provider,
    minter: wallet(DEPLOYER),
    people: Object.fromEntries(PEOPLE.map((name, i) => [name, wallet(FIRST_ACCOUNT + i)])) as ChainActor['people'],
    contract: async (name, address) => new Contract(address, await abiOf(name), provider),
    call: async (from, contract, name, ...args) =>
      send(from, await contract.getAddress(), contract.interface.encodeFunctionData(name, args)),
    send,
    async callInOneBlock(calls) {
      await provider.send('evm_setAutomine', [false]);
      try {
        for (const [from, contract, name, ...args] of calls) {
          const data = contract.interface.encodeFunctionData(name, args);
          await from.sendTransaction({ to: contract.target, data, gasLimit: GAS_LIMIT });
        }
        await provider.send('evm_mine', []);
      } finally {
        await provider.send('evm_setAutomine', [true]);
      }
    },
    async wait(seconds) {
      await provider.send('evm_increaseTime', [seconds]);
      await provider.send('evm_mine', []);
    },
    now,
  };
}
