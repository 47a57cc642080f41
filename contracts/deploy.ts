import { ContractFactory, getCreateAddress, type InterfaceAbi, type Signer, type TransactionRequest } from 'ethers';
import type { GuildPart } from '../abis/guildContracts.ts';
import type { ContractName } from './abis.ts';
import { type Bytecode, link, readAbi, readBytecode } from './bytecode.ts';
import { refuseUnsupported } from './refuseUnsupported.ts';

/** The contracts that every guild's contracts are ERC-1167 clones of; keys as in `IGuildFactory.GuildContracts`. */
export type GuildImplementations = Record<GuildPart, string>;

/** The libraries that the Projects implementation is linked to. */
export type GuildLibraries = {
  projectsExtras: string;
  projectsExits: string;
  projectsChanges: string;
  projectsDisputes: string;
  projectsGuild: string;
  projectsTerms: string;
};

/** One deployment of Guildhall on a chain. */
export type GuildhallDeployment = {
  /** The ERC-2771 forwarder that all guilds trust. */
  forwarder: string;
  /** The GuildFactory. */
  factory: string;
  /** The arbiter of projects whose disputes their guild decides by proposal. */
  governanceArbiter: string;
  implementations: GuildImplementations;
  libraries: GuildLibraries;
  /** First block with a log of these contracts. */
  startBlock: number;
};

// Room for what a constructor does, and for each byte: calldata, code deposit and init-code words. The chain cannot
// estimate a deployment whose predecessors are not mined yet.
const gasBase = 500_000;
const gasPerByte = 250;

/**
 * Deploys the forwarder, the libraries, the implementations, the arbiter by governance and the GuildFactory. Addresses
 * follow from the nonces, so all are sent before the first is mined, one round-trip each; in order, because some nodes refuse a nonce that is not the next.
 *
 * @param signer - Pays; keeps no role anywhere. Nothing else may send from its account meanwhile.
 * @param read - Where compiled contracts are read; the committed ones by default.
 * @returns The addresses, once all are mined.
 * @throws Error when the chain lacks what the contracts need, or a deployment is refused or reverts.
 */
export async function deployGuildhall(
  signer: Signer,
  read: ReadCompiled = readCommitted,
): Promise<GuildhallDeployment> {
  if (signer.provider) await refuseUnsupported(signer.provider);
  const deployment = await planDeployment(signer, read);
  const forwarder = deployment.add('Forwarder');
  const libraries: GuildLibraries = {
    projectsExtras: deployment.add('ProjectsExtras'),
    projectsExits: deployment.add('ProjectsExits'),
    projectsChanges: deployment.add('ProjectsChanges'),
    projectsDisputes: deployment.add('ProjectsDisputes'),
    projectsGuild: deployment.add('ProjectsGuild'),
    projectsTerms: deployment.add('ProjectsTerms'),
  };
  const implementations: GuildImplementations = {
    accessManager: deployment.add('AccessManager'),
    token: deployment.add('GuildToken', forwarder),
    governor: deployment.add('GuildGovernor', forwarder),
    timelock: deployment.add('Timelock'),
    treasury: deployment.add('Treasury', forwarder),
    projects: deployment.add('Projects', forwarder),
    rewards: deployment.add('Rewards', forwarder),
    categoryPolicy: deployment.add('CategoryPolicy', forwarder),
    priorities: deployment.add('PriorityRounds', forwarder),
    reputation: deployment.add('Reputation', forwarder),
    compliance: deployment.add('Compliance', forwarder),
    auditTrail: deployment.add('AuditTrail', forwarder),
  };
  const governanceArbiter = deployment.add('GovernanceArbiter');
  const factory = deployment.add('GuildFactory', forwarder, implementations);
  const startBlock = await deployment.send();
  return { forwarder, factory, governanceArbiter, implementations, libraries, startBlock };
}

/**
 * Deploys the test stablecoin of local chains: 6 decimals, ERC-2612 permits.
 *
 * @param signer - Pays, and is the only one who can mint.
 * @param read - Where compiled contracts are read; the committed ones by default.
 * @returns Its address, once it is mined.
 * @throws Error when the deployment is refused or reverts.
 */
export async function deployTestDollar(signer: Signer, read: ReadCompiled = readCommitted): Promise<string> {
  const deployment = await planDeployment(signer, read);
  const testDollar = deployment.add('TestDollar');
  await deployment.send();
  return testDollar;
}

/**
 * Deploys the factory of Uniswap V2, as its authors compiled it.
 *
 * @param signer - Pays, and may turn on the protocol's fee, which stays off.
 * @returns Its address, once it is mined.
 * @throws Error when the deployment is refused or reverts.
 */
export async function deployUniswap(signer: Signer): Promise<string> {
  const deployment = await planDeployment(signer, readCommitted);
  const factory = deployment.add('UniswapV2Factory', await signer.getAddress());
  await deployment.send();
  return factory;
}

/** What is needed of a compiled contract to deploy it. */
export type Compiled = { abi: InterfaceAbi } & Pick<Bytecode, 'bytecode' | 'linkReferences'>;

/** Reads a compiled contract. */
export type ReadCompiled = (name: ContractName) => Promise<Compiled>;

async function readCommitted(name: ContractName): Promise<Compiled> {
  const [abi, bytecode] = await Promise.all([readAbi(name), readBytecode(name)]);
  return { ...bytecode, abi };
}

type DeploymentPlan = {
  /** Plans a contract and tells the address it will have; libraries before what is linked to them. */
  add(name: ContractName, ...args: unknown[]): string;
  /** Sends all that was planned; resolves to the first block once all are mined. */
  send(): Promise<number>;
};

async function planDeployment(signer: Signer, read: ReadCompiled): Promise<DeploymentPlan> {
  const [from, firstNonce] = await Promise.all([signer.getAddress(), signer.getNonce('pending')]);
  const planned: { name: ContractName; args: unknown[]; nonce: number }[] = [];
  const addresses = new Map<string, string>();
  return {
    add(name, ...args) {
      const nonce = firstNonce + planned.length;
      const address = getCreateAddress({ from, nonce });
      planned.push({ name, args, nonce });
      addresses.set(name, address);
      return address;
    },
    async send() {
      const fees = await feesOf(signer);
      const transactions = await Promise.all(
        planned.map(async ({ name, args, nonce }) => ({
          ...(await deploymentOf(await read(name), args, addresses)),
          ...fees,
          nonce,
        })),
      );
      const sent = [];
      for (const transaction of transactions) sent.push(await signer.sendTransaction(transaction));
      const receipts = await Promise.all(sent.map((response) => response.wait()));
      return Math.min(...receipts.map((receipt) => receipt?.blockNumber ?? Number.POSITIVE_INFINITY));
    },
  };
}

/** The fees for all of a deployment's transactions, asked for once. */
async function feesOf(signer: Signer): Promise<TransactionRequest> {
  const fees = await signer.provider?.getFeeData();
  if (!fees?.maxFeePerGas || fees.maxPriorityFeePerGas === null) return {};
  // Twice the price, as a deployment can take several blocks.
  return { maxFeePerGas: 2n * fees.maxFeePerGas, maxPriorityFeePerGas: fees.maxPriorityFeePerGas };
}

async function deploymentOf(
  { abi, bytecode, linkReferences }: Compiled,
  args: unknown[],
  addresses: Map<string, string>,
): Promise<TransactionRequest> {
  const linked = link(bytecode, linkReferences, (library) => {
    const address = addresses.get(library);
    if (!address) throw new Error(`${library} is not planned`);
    return address;
  });
  const transaction = await new ContractFactory(abi, linked).getDeployTransaction(...args);
  const byteCount = transaction.data.length / 2;
  return { ...transaction, gasLimit: gasBase + gasPerByte * Math.ceil(byteCount) };
}
