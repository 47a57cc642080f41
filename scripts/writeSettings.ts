import { readFile, writeFile } from 'node:fs/promises';
import { listSettings } from '../api/config.ts';
import { replaceTable } from './replaceTable.ts';

const DOCUMENT = new URL('../docs/how-to/operate.md', import.meta.url);

/** Writes the table of the gateway's settings into docs/how-to/operate.md. */
export async function writeSettings(): Promise<void> {
  const document = await readFile(DOCUMENT, 'utf8');
  await writeFile(DOCUMENT, replaceTable(document, table()));
}

function table(): string {
  const lines = listSettings().map(({ name, usual, description }) => {
    const shown = usual === null ? '**must be set**' : usual && `\`${usual}\``;
    return `| \`${name}\` | ${shown} | ${description} |`;
  });
  return ['| variable | usual | |', '|---|---|---|', ...lines].join('\n');
}
