import { startBuild } from './build/startBuild.ts';
import { onStopRequest } from './onStopRequest.ts';
import { openProcesses } from './processes.ts';
import { StackError } from './stackError.ts';
import { openSteps } from './steps.ts';

const print = (line: string) => console.log(line);
const processes = openProcesses();
onStopRequest(() => void processes.stopAll());
try {
  await Promise.all(Object.values(startBuild({ processes, steps: openSteps(print), print })));
} catch (error) {
  console.error(error instanceof StackError ? error.report() : error);
  process.exitCode = 1;
} finally {
  await processes.stopAll();
  await processes.close();
}
