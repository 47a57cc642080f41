import { readFile, writeFile } from 'node:fs/promises';
import { readEventTable } from './readEventTable.ts';

const DOCUMENT = new URL('../docs/ledger.md', import.meta.url);
const TARGET = new URL('../verify/events/eventRules.ts', import.meta.url);

/** Writes the table of events of docs/ledger.md as a module, for what verifies ledgers in Node and in browsers. */
export async function writeEvents(): Promise<void> {
  const rules = readEventTable(await readFile(DOCUMENT, 'utf8'));
  const text = `import type { EventRule } from './eventRule.ts';

/** The table of events of docs/ledger.md, which \`npm run codegen\` makes this file from. */
export const eventRules: readonly EventRule[] = ${JSON.stringify(rules, null, 2)};
`;
  await writeFile(TARGET, text);
}
