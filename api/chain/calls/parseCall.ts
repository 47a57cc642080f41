import type { TransactionDescription } from 'ethers';
import { abis, type ContractName } from './abis.ts';

/**
 * The call that calldata from outside makes.
 *
 * @returns Undefined when it is of no function of the contract, or its arguments are not that function's.
 */
export function parseCall(contract: ContractName, data: string): TransactionDescription | undefined {
  try {
    const call = abis[contract].parseTransaction({ data });
    // What an argument cannot be is found when it is read.
    call?.args.toArray(true);
    return call ?? undefined;
  } catch {
    return undefined;
  }
}
