import { generate, loadCodegenConfig } from '@graphql-codegen/cli';
import { runCommand } from './runCommand.ts';
import { writeRooms } from './writeRooms.ts';

const root = new URL('..', import.meta.url).pathname;
const { config } = await loadCodegenConfig({ configFilePath: `${root}codegen.yml` });
await generate({ ...config, cwd: root, silent: true }, true);
await writeRooms();
await runCommand('npx', ['biome', 'format', '--write', 'api/published.graphql', 'biome.rooms.json'], false);
