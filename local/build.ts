import { buildAll } from './build/buildAll.ts';
import { StackError } from './stackError.ts';
import { openSteps } from './steps.ts';

const print = (line: string) => console.log(line);
try {
  await buildAll(openSteps(print), print);
} catch (error) {
  console.error(error instanceof StackError ? error.report() : error);
  process.exitCode = 1;
}
