import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { contractAt, deployContract, ethers, type TestContract } from './chain.ts';
import { digestOf, type GuildFixture, guildFixture } from './guild.ts';

/** Values of `ICompliance.Action`. */
export const Action = { Fund: 0n, Submit: 1n, Withdraw: 2n, Vote: 3n, Pay: 4n } as const;

/** Values of `ICompliance.Obstacle`. */
export const Obstacle = {
  None: 0n,
  Frozen: 1n,
  Level: 2n,
  Expired: 3n,
  Jurisdiction: 4n,
  Agreement: 5n,
  Attestation: 6n,
} as const;

/** A jurisdiction's code as contracts take it. */
export function jurisdictionOf(letters: string): string {
  return ethers.hexlify(ethers.toUtf8Bytes(letters));
}

/** A guild with a Compliance contract of its own roles that gates two mocks. */
export async function complianceFixture() {
  const guild = await guildFixture();
  const gates = [await deployContract('GatedMock'), await deployContract('GatedMock')];
  const compliance = await cloneCompliance(
    guild,
    gates.map((gate) => gate.target as string),
  );
  for (const gate of gates) await gate.setCompliance(compliance);
  const selectors = ['setStatus', 'freeze', 'unfreeze'].map((name) => compliance.interface.getFunction(name)?.selector);
  await guild.accessManager.connect(guild.timelock).setTargetFunctionRole(compliance, selectors, 2);
  return { ...guild, compliance, gates: gates as [TestContract, TestContract] };
}

async function cloneCompliance({ deployment, compliance, accessManager }: GuildFixture, gated: string[]) {
  const cloner = await deployContract('Cloner');
  const setup = compliance.interface.encodeFunctionData('initialize', [accessManager.target, gated]);
  const address = await cloner.clone.staticCall(deployment.implementations.compliance, setup);
  await cloner.clone(deployment.implementations.compliance, setup);
  return contractAt('Compliance', address);
}

/** The guild with one published agreement. */
export async function agreementFixture() {
  const fixture = await complianceFixture();
  await publish(fixture, 0, 'terms 1');
  return fixture;
}

/** Publishes an agreement's version, whose digest follows from its text. */
export async function publish(
  { compliance, timelock }: Pick<GuildFixture, 'compliance' | 'timelock'>,
  agreementId: number,
  text: string,
) {
  return compliance.connect(timelock).publishAgreement(agreementId, 'Terms', digestOf(text), `bafkrei${text}`);
}

/** An acceptance to sign; the nonce is the account's current one unless given. */
export type Acceptance = {
  account: string;
  agreementId: number;
  version: number;
  digest: string;
  deadline: number;
  nonce?: bigint;
};

const acceptanceTypes = {
  AcceptAgreement: [
    { name: 'account', type: 'address' },
    { name: 'agreementId', type: 'uint32' },
    { name: 'version', type: 'uint32' },
    { name: 'digest', type: 'bytes32' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
};

/**
 * Signs an acceptance for a Compliance contract.
 *
 * @param compliance - Where it will be sent.
 * @param signer - Who signs.
 * @param acceptance - What is signed.
 * @param changes - What the domain has else.
 */
export async function signAcceptance(
  compliance: TestContract,
  signer: HardhatEthersSigner,
  acceptance: Acceptance,
  changes: { chainId?: bigint; verifyingContract?: string } = {},
) {
  const domain = {
    name: 'Guildhall Compliance',
    version: '1',
    chainId: (await ethers.provider.getNetwork()).chainId,
    verifyingContract: await compliance.getAddress(),
    ...changes,
  };
  const nonce = acceptance.nonce ?? (await compliance.nonces(acceptance.account));
  return signer.signTypedData(domain, acceptanceTypes, { ...acceptance, nonce });
}
