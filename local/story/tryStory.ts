import type { Steps } from '../cli/steps.ts';
import { causeOf } from '../stack/causeOf.ts';
import { StackError } from '../stackError.ts';
import type { Played } from './play.ts';

const BEFORE = '    Until “✓ story”, do not act as one of its people: that breaks it (docs/api.md)';
const ADVICE =
  'if somebody acted as one of its people meanwhile, or moved the chain’s clock, that broke it: start again and wait for ' +
  '“✓ story”; otherwise look at the logs in the data directory';
const AFTER = '  The stack runs on, with as much of the story as was played.';

/**
 * Plays the story; where it fails alone, the stack is left running.
 *
 * @param run.isNeeded - Whether to fail with the story.
 * @param run.crashed - Resolves with the part that ended, if one does.
 * @returns Undefined when it has failed, which is printed.
 * @throws StackError when it is needed, when a part has ended, and when the stack is being stopped
 */
export async function tryStory(
  play: () => Promise<Played>,
  run: {
    steps: Steps;
    print: (line: string) => void;
    isNeeded: boolean;
    crashed: Promise<StackError>;
    signal: AbortSignal;
  },
): Promise<Played | undefined> {
  const { steps, print, isNeeded, crashed, signal } = run;
  if (!isNeeded) print(BEFORE);
  try {
    return await steps.run('story', () => play().catch(fail));
  } catch (error) {
    const cause = await causeOf(error, crashed);
    if (isNeeded || cause !== error || signal.aborted || !(error instanceof StackError)) throw cause;
    print(`${error.report()}\n${AFTER}`);
    return undefined;
  }
}

function fail(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw error instanceof StackError ? error : new StackError('story', reason, ADVICE, { cause: error });
}
