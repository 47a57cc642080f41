import type { Checked } from './report.ts';
import type { Premise } from './types.ts';

/** Where each thing is to be compared that a proof stands on and cannot show. */
const SOURCES: Record<Premise['what'], string> = {
  block: 'a node or an explorer of the chain that you trust',
  chain: 'the id of the chain that you mean, as a wallet or a node has it',
  factory: 'the deployment that you know; npm run verify-code compares its code',
  guild: 'the address that the guild itself gives as that of its access manager',
};

/** What to compare a premise with. */
export function sourceOf({ what }: Pick<Premise, 'what'>): string {
  return SOURCES[what];
}

/** What a check came to, in a sentence. Only a proof that shows every claim, on nothing but what is known, holds. */
export function verdictOf({ outcome, steps, standsOn }: Checked): string {
  if (outcome === 'wrong') return 'The proof does NOT hold';
  if (outcome === 'shown in part') {
    const open = steps.filter((step) => step.outcome === 'not shown').length;
    return `The proof holds as far as it goes: ${open} of ${steps.length} claims are not shown`;
  }
  if (standsOn.every(({ isKnown }) => isKnown)) return 'The proof holds';
  return 'Every claim is shown, if what the proof stands on is true: compare that';
}
