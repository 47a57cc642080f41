import { readFile } from 'node:fs/promises';
import { ContractFactory, getCreateAddress, type InterfaceAbi, type Signer, type TransactionRequest } from 'ethers';
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
  categoryPolicy: string;
  priorities: string;
  reputation: string;
  compliance: string;
  auditTrail: string;
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

// Room for what a constructor does, and for each byte: calldata, code deposit and init-code words. The chain cannot
// estimate a deployment whose predecessors are not mined yet.
const gasBase = 500_000;
const gasPerByte = 250;

/**
 * Deploys the forwarder, the implementations and the GuildFactory. Addresses follow from the nonces, so all are sent
 * before the first is mined, one round-trip each; in order, because some nodes refuse a nonce that is not the next.
 *
 * @param signer - Pays; keeps no role anywhere. Nothing else may send from its account meanwhile.
 * @returns The addresses, once all are mined.
 * @throws Error when a deployment is refused or reverts.
 */
export async function deployGuildhall(signer: Signer): Promise<GuildhallDeployment> {
  const deployment = await planDeployment(signer);
  const forwarder = deployment.add('Forwarder');
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
  const factory = deployment.add('GuildFactory', forwarder, implementations);
  const startBlock = await deployment.send();
  return { forwarder, factory, implementations, startBlock };
}

/**
 * Deploys the test stablecoin of local chains: 6 decimals, ERC-2612 permits.
 *
 * @param signer - Pays, and is the only one who can mint.
 * @returns Its address, once it is mined.
 * @throws Error when the deployment is refused or reverts.
 */
export async function deployTestDollar(signer: Signer): Promise<string> {
  const deployment = await planDeployment(signer);
  const testDollar = deployment.add('TestDollar');
  await deployment.send();
  return testDollar;
}

type DeploymentPlan = {
  /** Plans a contract and tells the address it will have. */
  add(name: AbiName, ...args: unknown[]): string;
  /** Sends all that was planned; resolves to the first block once all are mined. */
  send(): Promise<number>;
};

async function planDeployment(signer: Signer): Promise<DeploymentPlan> {
  const [from, firstNonce] = await Promise.all([signer.getAddress(), signer.getNonce('pending')]);
  const planned: { name: AbiName; args: unknown[]; nonce: number }[] = [];
  return {
    add(name, ...args) {
      const nonce = firstNonce + planned.length;
      planned.push({ name, args, nonce });
      return getCreateAddress({ from, nonce });
    },
    async send() {
      const fees = await feesOf(signer);
      const transactions = await Promise.all(
        planned.map(async ({ name, args, nonce }) => ({ ...(await deploymentOf(name, args)), ...fees, nonce })),
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

async function deploymentOf(name: AbiName, args: unknown[]): Promise<TransactionRequest> {
  const artifact = JSON.parse(await readFile(artifactUrl(name), 'utf8')) as { abi: InterfaceAbi; bytecode: string };
  const transaction = await new ContractFactory(artifact.abi, artifact.bytecode).getDeployTransaction(...args);
  const byteCount = transaction.data.length / 2;
  return { ...transaction, gasLimit: gasBase + gasPerByte * Math.ceil(byteCount) };
}
