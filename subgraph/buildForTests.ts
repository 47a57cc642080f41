import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Interface } from 'ethers';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { generateTypes } from './generateTypes.ts';
import { manifestForm } from './readEvents.ts';
import { runGraph } from './runGraph.ts';
import flatEvents from './tests/flatEvents.json' with { type: 'json' };

const folder = join(import.meta.dirname, 'generated', 'test');
/** The manifest that the tests run with; its build is in `build/` beside it. */
export const TEST_MANIFEST = join(folder, 'subgraph.yaml');
/** The module of all handlers, from the manifest's folder. */
const MODULE = '../../src/testing/flatEvents.ts';
/** Addresses of the factories in the tests. */
const TEST_FACTORIES: Record<string, string> = {
  GuildFactory: '0xfac0000000000000000000000000000000000001',
  UniswapV2Factory: '0xfac0000000000000000000000000000000000002',
};

const sourceSchema = z.looseObject({
  kind: z.literal('ethereum'),
  name: z.string(),
  source: z.looseObject({}),
  mapping: z.looseObject({
    file: z.string(),
    abis: z.array(z.object({ name: z.string(), file: z.string() })),
    eventHandlers: z.array(z.object({ event: z.string(), handler: z.string() })),
  }),
});
const fileSourceSchema = z.looseObject({ kind: z.literal('file/ipfs'), mapping: z.looseObject({ file: z.string() }) });
const manifestSchema = z.looseObject({
  dataSources: z.array(sourceSchema),
  templates: z.array(z.discriminatedUnion('kind', [sourceSchema, fileSourceSchema])),
});

/**
 * Builds the subgraph as `gnd test` runs it: the same handlers and, because it cannot write a log with a struct, the flat
 * events of `tests/flatEvents.json` with theirs.
 *
 * @throws Error with graph-cli's messages.
 */
export async function buildForTests(): Promise<void> {
  await generateTypes();
  await mkdir(folder, { recursive: true });
  const text = await readFile(join(import.meta.dirname, 'subgraph.yaml'), 'utf8');
  const { dataSources, templates, ...rest } = manifestSchema.parse(parse(text));
  const manifest = {
    ...rest,
    schema: { file: '../../../schema.graphql' },
    dataSources: (await Promise.all(dataSources.map(forTests))).map((source) => ({
      ...source,
      source: { ...source.source, address: TEST_FACTORIES[source.name], startBlock: 0 },
    })),
    templates: await Promise.all(
      templates.map((template) =>
        template.kind === 'ethereum'
          ? forTests(template)
          : { ...template, mapping: { ...template.mapping, file: MODULE } },
      ),
    ),
  };
  await writeFile(TEST_MANIFEST, stringify(manifest));
  await runGraph(folder, 'build', 'build');
}

async function forTests(source: z.infer<typeof sourceSchema>): Promise<z.infer<typeof sourceSchema>> {
  const { name, mapping } = source;
  const events = new Interface((flatEvents as Record<string, string[]>)[name] ?? []);
  const abi = JSON.parse(
    await readFile(new URL(`../abis/${name}.json`, import.meta.url), 'utf8'),
  ) as ReadonlyArray<object>;
  const added = JSON.parse(events.formatJson()) as object[];
  await writeFile(join(folder, `${name}.json`), JSON.stringify([...abi, ...added]));
  const handlers: { event: string; handler: string }[] = [];
  events.forEachEvent((event) => {
    handlers.push({ event: manifestForm(event), handler: `handle${event.name}` });
  });
  return {
    ...source,
    mapping: {
      ...mapping,
      file: MODULE,
      abis: [{ name, file: `./${name}.json` }],
      eventHandlers: [...mapping.eventHandlers, ...handlers],
    },
  };
}
