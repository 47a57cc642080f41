import type { WaitingForQuery } from '../generated/types.ts';

/** Something that waits for an account. */
export type WaitingStep = Omit<WaitingForQuery['waitingFor'][number], 'input'> & {
  /** What of the action's input is known. */
  input: Readonly<Record<string, unknown>>;
};
