import { parseArgs } from 'node:util';
import { FLAGS } from '../bootstrap/commands.mjs';
import { buildAll } from '../build/buildAll.ts';
import { StackError } from '../stackError.ts';
import { openSteps } from './steps.ts';

const print = (line: string) => console.log(line);
try {
  const { values } = parseArgs({ options: FLAGS.build });
  await buildAll(openSteps(print), print, !values.fresh);
} catch (error) {
  console.error(error instanceof StackError ? error.report() : error);
  process.exitCode = 1;
}
