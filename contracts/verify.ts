import { Contract, getAddress, type Provider } from 'ethers';
import { guildContractNames } from '../abis/guildContracts.ts';
import type { ContractName, LibraryName } from './abis.ts';
import { type Bytecode, fill, type LinkReferences, type Place, readAbi, readBytecode } from './bytecode.ts';

/** A contract on a chain, and what is wrong with it; null when its code is what is committed. */
export type VerifiedContract = { name: ContractName; address: string; problem: string | null };

/** The contracts of a deployment that everybody is told. */
export type Told = { factory: string; forwarder: string; governanceArbiter: string };

/**
 * Compares all code of a deployment with the committed bytecode: what everybody is told, the implementations that
 * GuildFactory clones, and the libraries that Projects calls. Immutables and library addresses, which differ from
 * deployment to deployment, are left out of the comparison; that each contract trusts the given forwarder is asked.
 *
 * @param provider - The chain, at its newest block.
 * @param told - Where the deployment is said to be.
 * @returns One result a contract.
 */
export async function verifyGuildhall(provider: Provider, told: Told): Promise<VerifiedContract[]> {
  const verify = (name: ContractName, address: string) => verifyContract(provider, name, address, told.forwarder);
  // GuildFactory keeps the implementations in its first storage slots.
  const addresses = await Promise.all(
    guildContractNames.map(async (_, slot) => addressIn(await provider.getStorage(told.factory, slot))),
  );
  const implementations = guildContractNames.map((name, index) => [name, addresses[index] ?? ''] as const);
  const projects = addresses[guildContractNames.indexOf('Projects')] ?? '';
  const libraries = await librariesOf(await provider.getCode(projects));
  return Promise.all([
    verify('GuildFactory', told.factory),
    verify('Forwarder', told.forwarder),
    verify('GovernanceArbiter', told.governanceArbiter),
    ...implementations.map(([name, address]) => verify(name, address)),
    ...libraries.map(([name, address]) => verify(name, address)),
  ]);
}

async function verifyContract(
  provider: Provider,
  name: ContractName,
  address: string,
  forwarder: string,
): Promise<VerifiedContract> {
  const [code, committed, abi] = await Promise.all([provider.getCode(address), readBytecode(name), readAbi(name)]);
  if (code === '0x') return { name, address, problem: 'there is no code' };
  const isSame = withoutPlaces(code, committed) === withoutPlaces(committed.deployedBytecode, committed);
  if (!isSame) return { name, address, problem: 'its code is not what is committed' };
  const contract = new Contract(address, abi, provider);
  if (contract.interface.getFunction('trustedForwarder') === null) return { name, address, problem: null };
  const trusted = getAddress(await contract.getFunction('trustedForwarder')());
  const problem = trusted === getAddress(forwarder) ? null : `it trusts another forwarder, ${trusted}`;
  return { name, address, problem };
}

/** The code with zeros in place of immutables and library addresses. */
function withoutPlaces(code: string, { immutablePlaces, deployedLinkReferences }: Bytecode): string {
  const places = [...immutablePlaces, ...placesOf(deployedLinkReferences).map(([, at]) => at)];
  return places.reduce((rest, place) => fill(rest, [place], '00'.repeat(place.length)), code);
}

/** The libraries that the code of Projects calls, each once: name and address. */
async function librariesOf(code: string): Promise<[LibraryName, string][]> {
  const { deployedLinkReferences } = await readBytecode('Projects');
  const found = new Map<string, [LibraryName, string]>();
  for (const [library, { start, length }] of placesOf(deployedLinkReferences)) {
    const address = `0x${code.slice(2 + 2 * start, 2 + 2 * (start + length)).padEnd(40, '0')}`;
    found.set(`${library} ${address}`, [library as LibraryName, getAddress(address)]);
  }
  return [...found.values()];
}

function placesOf(references: LinkReferences): [string, Place][] {
  return Object.values(references).flatMap((ofFile) =>
    Object.entries(ofFile).flatMap(([library, places]) => places.map((place): [string, Place] => [library, place])),
  );
}

function addressIn(word: string): string {
  return getAddress(`0x${word.slice(-40)}`);
}
