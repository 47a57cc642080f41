import { readFile } from 'node:fs/promises';
import { ContractFactory, type Signer } from 'ethers';

/**
 * Deploys a contract of `contracts/mocks`.
 *
 * @returns Its address, lower-case, once it is mined.
 * @throws Error when it is not compiled: the tests of the contracts do that, and `npx hardhat build`.
 */
export async function deployMock(signer: Signer, name: string, ...args: unknown[]): Promise<string> {
  const url = new URL(`../artifacts/contracts/mocks/${name}.sol/${name}.json`, import.meta.url);
  const artifact = await readFile(url, 'utf8').catch((cause: unknown) => {
    throw new Error(`${name} is not compiled: run npx hardhat build.`, { cause });
  });
  const { abi, bytecode } = JSON.parse(artifact);
  const contract = await new ContractFactory(abi, bytecode, signer).deploy(...args);
  await contract.waitForDeployment();
  return (await contract.getAddress()).toLowerCase();
}
