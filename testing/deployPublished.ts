import { ContractFactory, type Signer } from 'ethers';
import type { AbiName } from '../contracts/abis.ts';
import { readAbi, readBytecode } from '../contracts/bytecode.ts';

/**
 * Deploys a published contract from its committed bytecode.
 *
 * @returns Its address, lower-case, once it is mined.
 */
export async function deployPublished(signer: Signer, name: AbiName, ...args: unknown[]): Promise<string> {
  const [abi, { bytecode }] = await Promise.all([readAbi(name), readBytecode(name)]);
  const contract = await new ContractFactory(abi, bytecode, signer).deploy(...args);
  await contract.waitForDeployment();
  return (await contract.getAddress()).toLowerCase();
}
