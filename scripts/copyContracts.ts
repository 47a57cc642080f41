import { cp, rm } from 'node:fs/promises';

const root = new URL('../', import.meta.url);
const files = [
  'abis',
  'docs',
  'local/story/earnings.ts',
  'hardhat.config.ts',
  'package.json',
  'tsconfig.json',
  'verify',
];

/**
 * Copies the contracts and all that their tests read, so that what is built otherwise than usual never takes the place of
 * the real contracts.
 *
 * @param name - Folder in `.guildhall` that the copy stands in; what was built there before stays.
 * @returns The copy.
 */
export async function copyContracts(name: string): Promise<URL> {
  const copy = new URL(`.guildhall/${name}/`, root);
  for (const path of ['contracts', 'test/contracts', 'testing', ...files]) {
    await rm(new URL(path, copy), { recursive: true, force: true });
    await cp(new URL(path, root), new URL(path, copy), { recursive: true });
  }
  return copy;
}
