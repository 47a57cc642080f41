import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { ledgerContracts, manifestForm, marketContracts, readEvents } from './readEvents.ts';

const DOCUMENT = new URL('../docs/ledger.md', import.meta.url);
const sourceSchema = z.object({
  name: z.string(),
  mapping: z.object({ eventHandlers: z.array(z.object({ event: z.string(), handler: z.string() })) }),
});
const fileSourceSchema = z.object({ kind: z.literal('file/ipfs') });
const manifestSchema = z.object({
  dataSources: z.array(sourceSchema),
  templates: z.array(z.union([fileSourceSchema, sourceSchema])),
});

/**
 * Compares the manifest and the tables in `docs/ledger.md` with the published ABIs: each event has exactly one handler
 * and one row, and each handler and row has an event. Of the market's contracts, a row may say instead why there is no
 * handler.
 *
 * @returns What differs, a sentence each; nothing when the ledger misses no log.
 * @throws Error when an ABI is missing or the manifest cannot be read.
 */
export async function checkEvents(): Promise<string[]> {
  const text = await readFile(new URL('subgraph.yaml', import.meta.url), 'utf8');
  const manifest = manifestSchema.parse(parse(text));
  const sources = [...manifest.dataSources, ...manifest.templates].filter((source) => 'mapping' in source);
  const events = await readEvents([...ledgerContracts, ...marketContracts]);
  const leftOut = await leftOutEvents();
  const followed = events.filter(({ contract, fragment }) => !leftOut.includes(`${contract} ${fragment.name}`));
  const declared = followed.map(({ contract, fragment }) => `${contract} ${manifestForm(fragment)}`);
  const named = events.map(({ contract, fragment }) => `${contract} ${fragment.name}`);
  const documented = await documentedEvents();
  const handled = sources.flatMap(({ name, mapping }) => mapping.eventHandlers.map(({ event }) => `${name} ${event}`));
  const handlers = sources.flatMap(({ mapping }) => mapping.eventHandlers.map(({ handler }) => handler));
  return [
    ...sources.filter(({ name }) => !isKnown(name)).map(({ name }) => `${name} is not in readEvents.ts.`),
    ...declared.filter((event) => !handled.includes(event)).map((event) => `The manifest leaves out ${event}.`),
    ...handled
      .filter((event) => !declared.includes(event))
      .map((event) => `The manifest has ${event}, which no ABI has or docs/ledger.md says is not followed.`),
    ...repeated(handled).map((event) => `The manifest has more than one handler for ${event}.`),
    ...repeated(handlers).map((handler) => `${handler} is the handler of more than one event.`),
    ...named.filter((event) => !documented.includes(event)).map((event) => `docs/ledger.md leaves out ${event}.`),
    ...documented.filter((event) => !named.includes(event)).map((event) => `docs/ledger.md has ${event}; no ABI does.`),
    ...repeated(documented).map((event) => `docs/ledger.md has ${event} more than once.`),
  ];
}

/** The events that the table in `docs/ledger.md` has a row for, each as `Contract Event`. */
async function documentedEvents(): Promise<string[]> {
  const text = await readFile(DOCUMENT, 'utf8');
  return [...text.matchAll(/^\| (\w+) \| `(\w+)` \|/gm)].map(([, contract, event]) => `${contract} ${event}`);
}

/** The events that a row gives a reason for not following; every log of a guild's own contracts is an entry. */
async function leftOutEvents(): Promise<string[]> {
  const text = await readFile(DOCUMENT, 'utf8');
  const rows = [...text.matchAll(/^\| (\w+) \| `(\w+)` \| not followed: [^|]{20,} \|$/gm)];
  return rows
    .filter(([, contract]) => marketContracts.some((known) => known === contract))
    .map(([, contract, event]) => `${contract} ${event}`);
}

function isKnown(name: string): boolean {
  return [...ledgerContracts, ...marketContracts].some((known) => known === name);
}

function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

if (import.meta.main) {
  const differences = await checkEvents();
  for (const difference of differences) console.error(difference);
  if (differences.length > 0)
    console.error('Mend subgraph/subgraph.yaml, the handlers in subgraph/src and docs/ledger.md.');
  process.exitCode = differences.length === 0 ? 0 : 1;
}
