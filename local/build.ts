import { parseArgs } from 'node:util';
import { buildAll } from './build/buildAll.ts';
import { StackError } from './stackError.ts';
import { openSteps } from './steps.ts';

const HELP = `Builds what has changed: contracts, subgraph, page.

  npm run build [-- --fresh]

  --fresh  build here, once for the same sources, even what is committed, so that git shows any difference`;

const print = (line: string) => console.log(line);
try {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) print(HELP);
  else await buildAll(openSteps(print), print, !values.fresh);
} catch (error) {
  console.error(error instanceof StackError ? error.report() : error);
  process.exitCode = 1;
}
