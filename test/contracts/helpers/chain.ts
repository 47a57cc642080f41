import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import type { Addressable, BaseContract, ContractRunner } from 'ethers';
import { artifacts, network } from 'hardhat';
import type { ReadCompiled } from '../../../contracts/deploy.ts';

/** Enough for a crowd besides the people of a guild. */
const ACCOUNTS = 70;

/**
 * One in-process chain for all contract tests; each test starts from a fixture's snapshot. It always starts on the same
 * day, so that times in calldata cost the same gas in every run.
 */
export const { ethers, networkHelpers, provider } = await network.create({
  override: {
    initialDate: '2030-01-01T00:00:00Z',
    // Blocks so large that no test fills them: a full block raises the next one's base fee.
    blockGasLimit: 1_000_000_000n,
    accounts: { count: ACCOUNTS },
  },
});

/** A contract whose functions are only known at run time, from its artifact. */
export type TestContract = {
  connect(runner: ContractRunner): TestContract;
} & BaseContract &
  // biome-ignore lint/suspicious/noExplicitAny: an artifact's functions have no static types
  Record<string, any>;

/** What was compiled for this run, for instance with counters of coverage, and not what is committed. */
export const readCompiled: ReadCompiled = (name) => artifacts.readArtifact(name);

/** The contract of this name, from its artifact, at an address. */
export async function contractAt(name: string, address: string): Promise<TestContract> {
  return (await ethers.getContractAt(name, address)) as unknown as TestContract;
}

/** Deploys a contract that needs no clone: a mock, or an implementation. */
export async function deployContract(name: string, ...args: unknown[]): Promise<TestContract> {
  return (await ethers.deployContract(name, args)) as unknown as TestContract;
}

/** Acts as a contract, with coins to pay for it. */
export async function impersonate(contract: Addressable | string): Promise<HardhatEthersSigner> {
  const address = await ethers.resolveAddress(contract);
  await networkHelpers.setBalance(address, 10n ** 20n);
  return ethers.getImpersonatedSigner(address);
}
