import { readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { replaceTable } from './replaceTable.ts';
import { type Room, rooms } from './rooms.ts';

const LINTER = new URL('../biome.rooms.json', import.meta.url);
const ARCHITECTURE = new URL('../docs/architecture.md', import.meta.url);

/** Writes who may import whom into the linter's configuration and into docs/architecture.md. */
export async function writeRooms(): Promise<void> {
  await writeFile(LINTER, JSON.stringify({ overrides: rooms.map(ruleOf) }));
  const document = await readFile(ARCHITECTURE, 'utf8');
  await writeFile(ARCHITECTURE, replaceTable(document, table()));
}

/** The linter's override for the files of a room. */
function ruleOf(room: Room): object {
  const message = `Files of ${room.path} may import ${allowedTo(room)}; see scripts/rooms.ts.`;
  const group = patternsFor(room);
  const noRestrictedImports = { level: 'error', options: { patterns: [{ group, message }] } };
  return { includes: [filesOf(room)], linter: { rules: { style: { noRestrictedImports } } } };
}

function table(): string {
  const lines = rooms.map((room) => `| \`${room.path}\` | ${room.purpose} | ${allowedTo(room)} |`);
  return ['| room | what it is | may import of other rooms |', '|---|---|---|', ...lines].join('\n');
}

function allowedTo({ mayImport }: Room): string {
  return mayImport.length > 0 ? mayImport.map((path) => `\`${path}\``).join(', ') : 'nothing';
}

/** What an import of the room must not match: the other rooms, without what it may import of them. */
function patternsFor(room: Room): string[] {
  const home = folderOf(room);
  const forbidden = rooms.map(folderOf).filter((path) => !isWithin(home, path) && !isWithin(path, home));
  const tops = rooms.flatMap(({ path, top = [] }) => (path !== home && isWithin(home, path) ? top : []));
  const closed = [...new Set([...forbidden, ...tops])].filter((path) => !room.mayImport.some((a) => isWithin(path, a)));
  const outermost = closed.filter((path) => !closed.some((other) => other !== path && isWithin(path, other)));
  const exceptions = room.mayImport.filter((path) => outermost.some((other) => isWithin(path, other)));
  return [...outermost.map((path) => patternOf(home, path)), ...exceptions.map((path) => `!${patternOf(home, path)}`)];
}

/** How files of a room write the import of a path: without the folders that both lie in. */
function patternOf(home: string, path: string): string {
  let shared = home;
  while (shared !== '.' && !isWithin(path, shared)) shared = dirname(shared);
  const rest = shared === '.' ? path : path.slice(shared.length + 1);
  return /\.m?ts$|\.mjs$/.test(rest) ? `**/${rest}` : `**/${rest}/**`;
}

function filesOf({ path }: Room): string {
  return path.includes('*') ? path : `${path}/**`;
}

function folderOf({ path }: Room): string {
  return path.replace(/\/\*.*/, '');
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
