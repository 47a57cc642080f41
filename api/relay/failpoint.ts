import { z } from 'zod';

/** Steps at which a crash test can end the process, in the order of a request's way. */
export const FAILPOINTS = [
  'before-accept',
  'after-accept',
  'before-assign',
  'after-assign',
  'before-broadcast',
  'after-broadcast',
  'before-mined-recorded',
  'after-mined-recorded',
] as const;

export type FailpointName = (typeof FAILPOINTS)[number];

/** Called at each step; does not return where the process is to end. */
export type Failpoint = (name: FailpointName) => void;

const LOCAL_CHAIN_ID = 31_337n;

/**
 * A process that kills itself with SIGKILL at one step, so that tests see what a crash there leaves behind.
 *
 * @param chosen - The step; undefined for none.
 * @throws Error for an unknown step, and for any step on a chain that is not a local one
 */
export function createFailpoint(chosen: string | undefined, chainId: bigint): Failpoint {
  if (chosen === undefined) return () => {};
  if (chainId !== LOCAL_CHAIN_ID) throw new Error(`failpoints work on chain ${LOCAL_CHAIN_ID} only, not on ${chainId}`);
  const parsed = z.enum(FAILPOINTS).safeParse(chosen);
  if (!parsed.success) throw new Error(`unknown failpoint ${chosen}; there are ${FAILPOINTS.join(', ')}`);
  return (name) => {
    if (name === parsed.data) process.kill(process.pid, 'SIGKILL');
  };
}
