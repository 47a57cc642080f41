import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { z } from 'zod';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { ledgerContracts, marketContracts } from '../../subgraph/readEvents.ts';
import flatEvents from '../../subgraph/tests/flatEvents.json' with { type: 'json' };

const sourceSchema = z.object({
  name: z.string(),
  mapping: z.object({ eventHandlers: z.array(z.object({ event: z.string() })).default([]) }),
});
const manifestSchema = z.object({ dataSources: z.array(sourceSchema), templates: z.array(sourceSchema) });
const logSchema = z.object({ address: z.string(), event: z.string(), params: z.record(z.string(), z.unknown()) });
const rowSchema = z.looseObject({ number: z.string(), kind: z.string() });
const caseSchema = z.object({
  blocks: z.array(z.object({ events: z.array(logSchema).default([]) })),
  assertions: z.array(z.object({ expected: z.record(z.string(), z.unknown()) })),
});
type Case = z.infer<typeof caseSchema>;

const read = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');
const nameOf = (event: string) => event.slice(0, event.indexOf('('));
/** What `gnd test` cannot write, because it has a struct, stands in the tests with this before its name. */
const FLAT = /^Flat/;

/** The logs of a case's first guild in order, each as `Contract Event`: the nth is the nth entry. */
function logsOf({ blocks }: Case): string[] {
  const logs = blocks.flatMap(({ events }) => events);
  const created = logs.find(({ event }) => nameOf(event) === 'FlatGuildCreated');
  const addresses = [created?.address, ...((created?.params.contracts as string[] | undefined) ?? [])];
  const ofOther = ({ event, params }: z.infer<typeof logSchema>) =>
    nameOf(event) === 'FlatGuildCreated' && params !== created?.params;
  return logs
    .filter((log) => addresses.includes(log.address) && !ofOther(log))
    .map(({ address, event }) => `${ledgerContracts[addresses.indexOf(address)]} ${nameOf(event).replace(FLAT, '')}`);
}

/** The entries that a case expects, each as `number KIND`. */
function expectedEntries({ assertions }: Case): Set<string> {
  const rows = assertions.flatMap(({ expected }) => (expected.ledgerEntries as unknown[] | undefined) ?? []);
  const read = rows.map((row) => rowSchema.safeParse(row).data);
  return new Set(read.map((row) => `${row?.number} ${row?.kind}`));
}

/** The handled events, each as `Contract Event`, whose entry a case expects by its number and kind. */
function shownBy(file: string): string[] {
  const one = caseSchema.parse(JSON.parse(read(file)));
  const expected = expectedEntries(one);
  return logsOf(one).filter((log, i) => {
    const kind = log
      .slice(log.indexOf(' ') + 1)
      .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
      .toUpperCase();
    return expected.has(`${i + 1} ${kind}`);
  });
}

describe('graph-node’s own test runner', () => {
  const manifest = manifestSchema.parse(parse(read('subgraph/subgraph.yaml')));
  const sources = [...manifest.dataSources, ...manifest.templates];
  const files = globSync('subgraph/tests/*/*.json', { cwd: repositoryRoot });
  const handled = sources
    .filter(({ name }) => (ledgerContracts as readonly string[]).includes(name))
    .flatMap(({ name, mapping }) => mapping.eventHandlers.map(({ event }) => `${name} ${nameOf(event)}`));

  it('has a case for every handler of a guild’s logs, which fails when its entry is not there', () => {
    const shown = new Set(files.flatMap(shownBy));
    expect(handled).to.have.length.greaterThan(100);
    expect(handled.filter((event) => !shown.has(event))).to.deep.equal([]);
  });

  it('has cases with every handled log of the market’s contracts, and with files', () => {
    const market = sources.filter(({ name }) => (marketContracts as readonly string[]).includes(name));
    const events = market.flatMap(({ mapping }) => mapping.eventHandlers.map(({ event }) => nameOf(event)));
    expect(events).to.include.members(['PairCreated', 'Swap', 'Sync']);
    const texts = files.map(read);
    const played = new Set(
      texts.flatMap((text) =>
        caseSchema.parse(JSON.parse(text)).blocks.flatMap(({ events }) => events.map(({ event }) => nameOf(event))),
      ),
    );
    expect(events.filter((event) => !played.has(event))).to.deep.equal([]);
    expect(texts.filter((text) => text.includes('"files": ['))).to.have.length.greaterThan(0);
  });

  it('has flat forms of exactly the events with structs', () => {
    const structs = sources.flatMap(({ name, mapping }) =>
      mapping.eventHandlers
        .filter(({ event }) => event.slice(nameOf(event).length + 1).includes('('))
        .map(({ event }) => `${name} ${nameOf(event)}`),
    );
    const flat = Object.entries(flatEvents).flatMap(([contract, events]) =>
      events.map((event) => `${contract} ${nameOf(event).replace(/^event Flat/, '')}`),
    );
    expect(flat).to.have.members(structs);
  });
});
