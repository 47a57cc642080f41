import { Problem } from './problem.ts';

/** Flags that are about whom to ask, and what for. */
const ASKING = ['rpc', 'graphql', 'block', 'from-block', 'state'] as const;

/** What a flag does that makes others mean nothing. */
const ALONE = [
  ['proof', 'asks nobody', [...ASKING, 'certificate', 'after', 'follow', 'forwarder']],
  ['certificate', 'asks nobody', ASKING],
  ['follow', 'goes from block to block', ['block', 'block-hash', 'certificate', 'json']],
] as const;

/** Flags that mean something beside another one only. */
const BESIDE = [
  ['after', 'certificate', '--after is what comes before a certificate: give that as --certificate.'],
  ['status-port', 'follow', '--status-port serves what --follow knows: give that too.'],
] as const;

/**
 * Refuses flags that have no meaning together.
 *
 * @param values - The flags that are given.
 * @throws Problem naming them
 */
export function refuseConflicts(values: Readonly<Record<string, unknown>>): void {
  const isGiven = (flag: string) => values[flag] !== undefined;
  const hashes = (values['block-hash'] ?? []) as string[];
  if (isGiven('block') && isGiven('block-hash')) {
    throw new Problem('--block and --block-hash name the block twice: give one of them.');
  }
  if (hashes.length > 1 && !isGiven('proof')) {
    throw new Problem('Only a --proof stands on several blocks: give one --block-hash.');
  }
  for (const [flag, does, others] of ALONE) {
    const other = isGiven(flag) ? others.find(isGiven) : undefined;
    if (other === undefined) continue;
    throw new Problem(`--${flag} ${does}, so --${other} has no meaning: leave one of them out.`);
  }
  for (const [flag, needed, message] of BESIDE) {
    if (isGiven(flag) && !isGiven(needed)) throw new Problem(message);
  }
}
