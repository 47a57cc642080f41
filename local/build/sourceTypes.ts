import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceOf } from '../../contracts/abis.ts';
import { repositoryRoot } from '../repositoryRoot.ts';

const OPEN_ZEPPELIN = 'node_modules/@openzeppelin';
const GOVERNOR = `${OPEN_ZEPPELIN}/contracts/governance/IGovernor.sol`;
const ENUM = /\benum (\w+) \{([^}]*)\}/g;
const TYPE = /"(\w+)\((\w+(?:\[\])? \w+(?:,\w+(?:\[\])? \w+)*)\)"/g;

/** Where the EIP-712 types are written that are signed for a contract. */
const SIGNED = {
  Compliance: [sourceOf('Compliance')],
  Forwarder: [`${OPEN_ZEPPELIN}/contracts/metatx/ERC2771Forwarder.sol`],
  GuildGovernor: [`${OPEN_ZEPPELIN}/contracts-upgradeable/governance/GovernorUpgradeable.sol`],
  GuildToken: [
    `${OPEN_ZEPPELIN}/contracts-upgradeable/token/ERC20/extensions/ERC20PermitUpgradeable.sol`,
    `${OPEN_ZEPPELIN}/contracts-upgradeable/governance/utils/VotesUpgradeable.sol`,
  ],
  PriorityRounds: [sourceOf('PriorityRounds')],
  Projects: ['contracts/projects/ProjectsChanges.sol'],
};

type Field = { name: string; type: string };

/**
 * Reads the enums of the contracts, whose names an ABI leaves out.
 *
 * @returns The names of their values, in the order of their numbers, by enum.
 * @throws Error when two enums have one name.
 */
export async function readEnums(): Promise<Record<string, string[]>> {
  const enums: Record<string, string[]> = {};
  for (const file of [...(await sources()), GOVERNOR]) {
    for (const [, name = '', values = ''] of (await read(file)).matchAll(ENUM)) {
      if (name in enums) throw new Error(`${file}: there is another enum ${name}.`);
      enums[name] = values.split(',').map((value) => value.trim());
    }
  }
  return sorted(enums);
}

/**
 * Reads the EIP-712 types that are signed for the contracts.
 *
 * @returns The fields of each type, by contract and type.
 * @throws Error when a contract has none.
 */
export async function readTypedData(): Promise<Record<string, Record<string, Field[]>>> {
  const typed: Record<string, Record<string, Field[]>> = {};
  for (const [contract, files] of Object.entries(SIGNED)) {
    const text = (await Promise.all(files.map(read))).join('\n');
    const types = [...text.matchAll(TYPE)].map(([, name = '', fields = '']) => [name, fieldsOf(fields)] as const);
    if (types.length === 0) throw new Error(`${files.join(', ')}: no EIP-712 type found.`);
    typed[contract] = Object.fromEntries(types);
  }
  return typed;
}

function fieldsOf(fields: string): Field[] {
  return fields.split(',').map((field) => {
    const [type = '', name = ''] = field.split(' ');
    return { name, type };
  });
}

async function sources(): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob('contracts/**/*.sol', { cwd: repositoryRoot, exclude: ['**/mocks/**'] }))
    files.push(file);
  return files.sort();
}

async function read(file: string): Promise<string> {
  return readFile(join(repositoryRoot, file), 'utf8');
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
