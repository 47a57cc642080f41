import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The oldest Node that the client is for. */
const OLDEST = 20;

/** The machine's own Node, where it has another one than Guildhall's that the client is for. */
export function plainNode(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== dirname(process.execPath));
  return folders.map((folder) => join(folder, 'node')).find((node) => existsSync(node) && isOther(node));
}

function isOther(node: string): boolean {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  return version !== process.version && Number(version.slice(1).split('.')[0]) >= OLDEST;
}
