import { setTimeout as sleep } from 'node:timers/promises';
import type { StackError } from '../stackError.ts';

/** How long after what failed because of it a part's end may be noticed. */
const NOTICE_MS = 300;

/** Why something failed: because a part has ended, if one has, and else because of the error itself. */
export async function causeOf(error: unknown, crashed: Promise<StackError>): Promise<unknown> {
  return (await Promise.race([crashed, sleep(NOTICE_MS)])) ?? error;
}
