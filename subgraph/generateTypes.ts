import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkEvents } from './checkEvents.ts';
import { generateTopics } from './generateTopics.ts';
import { runGraph } from './runGraph.ts';

const folder = import.meta.dirname;

/**
 * Generates what the mappings import into `generated/`: the event types, and graph-cli's classes. Checks first that every
 * event has a handler. The ABIs must be there.
 *
 * @throws Error with what is wrong: an event without a handler, or graph-cli's messages.
 */
export async function generateTypes(): Promise<void> {
  const differences = await checkEvents();
  if (differences.length > 0) throw new Error(`The manifest and the ABIs differ.\n${differences.join('\n')}`);
  await rm(join(folder, 'generated'), { recursive: true, force: true });
  await generateTopics();
  await runGraph(folder, 'codegen', 'generated');
}
