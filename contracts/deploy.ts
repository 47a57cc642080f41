import { readFile } from 'node:fs/promises';
import { ContractFactory, getCreateAddress, type InterfaceAbi, type Signer, type TransactionReceipt } from 'ethers';
import { type AbiName, artifactUrl } from './abis.ts';

/** The contracts that every guild's contracts are ERC-1167 clones of; keys as in `IGuildFactory.GuildContracts`. */
export type GuildImplementations = {
  accessManager: string;
  token: string;
  governor: string;
  timelock: string;
  treasury: string;
  projects: string;
  rewards: string;
};

/** One deployment of Guildhall on a chain. */
export type GuildhallDeployment = {
  /** The ERC-2771 forwarder that all guilds trust. */
  forwarder: string;
  /** The GuildFactory. */
  factory: string;
  implementations: GuildImplementations;
  /** First block with a log of these contracts. */
  startBlock: number;
};

type Deployment = { address: string; mined: Promise<TransactionReceipt> };

// Room for what a constructor does, and for each byte: calldata, code deposit and init-code words.
const gasBase = 500_000;
const gasPerByte = 250;

/**
 * Deploys the forwarder, the implementations and the GuildFactory, all at once: addresses follow from the nonces.
 *
 * @param signer - Pays; keeps no role anywhere. Nothing else may send from its account meanwhile.
 * @returns The addresses, once all are mined.
 * @throws Error when a deployment is not mined or reverts.
 */
export async function deployGuildhall(signer: Signer): Promise<GuildhallDeployment> {
  const deploy = await deployer(signer);
  const forwarder = deploy('Forwarder');
  const implementations = {
    accessManager: deploy('AccessManager'),
    token: deploy('GuildToken', forwarder.address),
    governor: deploy('GuildGovernor', forwarder.address),
    timelock: deploy('Timelock'),
    treasury: deploy('Treasury', forwarder.address),
    projects: deploy('Projects', forwarder.address),
    rewards: deploy('Rewards', forwarder.address),
  };
  const addresses = Object.fromEntries(
    Object.entries(implementations).map(([part, { address }]) => [part, address]),
  ) as GuildImplementations;
  const factory = deploy('GuildFactory', forwarder.address, addresses);
  const receipts = await Promise.all([forwarder, ...Object.values(implementations), factory].map(({ mined }) => mined));
  return {
    forwarder: forwarder.address,
    factory: factory.address,
    implementations: addresses,
    startBlock: Math.min(...receipts.map(({ blockNumber }) => blockNumber)),
  };
}

/**
 * Deploys the test stablecoin of local chains: 6 decimals, ERC-2612 permits.
 *
 * @param signer - Pays, and is the only one who can mint.
 * @returns Its address, once it is mined.
 * @throws Error when the deployment is not mined or reverts.
 */
export async function deployTestDollar(signer: Signer): Promise<string> {
  const deploy = await deployer(signer);
  const testDollar = deploy('TestDollar');
  await testDollar.mined;
  return testDollar.address;
}

async function deployer(signer: Signer): Promise<(name: AbiName, ...args: unknown[]) => Deployment> {
  const [from, firstNonce] = await Promise.all([signer.getAddress(), signer.getNonce('pending')]);
  let nonce = firstNonce;
  return (name, ...args) => {
    const deployment = {
      address: getCreateAddress({ from, nonce }),
      mined: sendDeployment(signer, nonce, name, args),
    };
    nonce += 1;
    return deployment;
  };
}

async function sendDeployment(
  signer: Signer,
  nonce: number,
  name: AbiName,
  args: unknown[],
): Promise<TransactionReceipt> {
  const { abi, bytecode } = JSON.parse(await readFile(artifactUrl(name), 'utf8')) as {
    abi: InterfaceAbi;
    bytecode: string;
  };
  const transaction = await new ContractFactory(abi, bytecode).getDeployTransaction(...args);
  // The chain cannot estimate a deployment whose predecessors are not mined, so the gas limit follows from the size.
  const gasLimit = gasBase + (gasPerByte * transaction.data.length) / 2;
  const receipt = await (await signer.sendTransaction({ ...transaction, nonce, gasLimit })).wait();
  if (receipt?.status !== 1) throw new Error(`The deployment of ${name} reverted; see transaction ${receipt?.hash}.`);
  return receipt;
}
