import { type ActionFailed, ownError } from './results.ts';

/** EIP-1193's code for what the user refused, and ethers' name for it. */
const REFUSED: readonly unknown[] = [4001, 'ACTION_REJECTED'];

/** That whoever holds the key did not want to. */
export function declined(): ActionFailed {
  return { ok: false, step: 'sign', errors: [ownError('DECLINED', 'The signer declined: nothing was signed.')] };
}

/**
 * Has a wallet do something.
 *
 * @returns What it gave, or undefined when its user refused.
 * @throws What the wallet throws otherwise
 */
export async function unlessDeclined<Given>(ask: () => Promise<Given>): Promise<Given | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause, info, error: inner } = error as Record<string, unknown>;
  return REFUSED.includes(code) || [cause, info, inner].some((one) => one !== error && isRefusal(one));
}
