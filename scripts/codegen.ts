import { readFile, writeFile } from 'node:fs/promises';
import { generate, loadCodegenConfig } from '@graphql-codegen/cli';
import { buildSchema } from 'graphql';
import { clientFiles, writeClient } from './clientModules/writeClient.ts';
import { markListSizes } from './markListSizes.ts';
import { runCommand } from './runCommand.ts';
import { CONSOLE_ACTIONS, writeConsoleActions } from './writeConsoleActions.ts';
import { writeConsoleTypes } from './writeConsoleTypes.ts';
import { writeDecisions } from './writeDecisions.ts';
import { writeEvents } from './writeEvents.ts';
import { writeRooms } from './writeRooms.ts';
import { writeSchema } from './writeSchema.ts';
import { writeSettings } from './writeSettings.ts';
import { writeTables } from './writeTables.ts';

const root = new URL('..', import.meta.url).pathname;
const PUBLISHED_HEADING = '# Made of the other *.graphql files in api/ by `npm run codegen`.\n\n';
await writeSchema();
const { config } = await loadCodegenConfig({ configFilePath: `${root}codegen.yml` });
await generate({ ...config, cwd: root, silent: true }, true);
await writeRooms();
await writeSettings();
await writeDecisions();
await writeEvents();
await writeTables();
const published = `${root}api/published/schema.graphql`;
const sdl = PUBLISHED_HEADING + markListSizes(await readFile(published, 'utf8'));
await writeFile(published, sdl);
const schema = buildSchema(sdl);
await writeClient(schema);
await writeConsoleTypes(schema);
await writeConsoleActions(schema);
await runCommand(
  'npx',
  [
    'biome',
    'format',
    '--write',
    published,
    'biome.rooms.json',
    CONSOLE_ACTIONS,
    'verify/events/eventRules.ts',
    'verify/compare/tables.ts',
    ...clientFiles,
  ],
  false,
);
