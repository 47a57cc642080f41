import type { Control } from './controlOf.ts';
import { inPlainWords } from './inPlainWords.ts';

/** What the schema says of units that a control takes off the reader. */
const UNITS: Partial<Record<Control['kind'], RegExp>> = {
  amount: /,? ?\b[Ii]n the (?:[\w' ]* )?smallest unit(?: \(18 decimals\))?/g,
  share: /,? in basis points/g,
  time: /,? ?(?:by the chain's time )?in Unix seconds/g,
};

/**
 * What a field is, in words: as the schema has it, but for the units, which its control has.
 *
 * @example fieldWords('In the token\'s smallest unit.', 'amount') // ''
 */
export function fieldWords(description: string, kind: Control['kind']): string {
  const bare = UNITS[kind] ? description.replaceAll(UNITS[kind], '') : description;
  const shares = kind === 'share' ? bare.replaceAll(/\b\d[\d,]*(?=\b)/g, inPercent) : bare;
  const lengths = kind === 'duration' ? shares.replace(/^Seconds\b\.?/, 'Time') : shares;
  const words = inPlainWords(
    lengths.replaceAll(/\bnull for\b/g, 'empty for').replaceAll(/\bnull when\b/g, 'empty when'),
  );
  return /^[.;:\s]*$/.test(words) ? '' : words;
}

function inPercent(bps: string): string {
  return `${Number(bps.replaceAll(',', '')) / 100} %`;
}

/** What one of a list's values is called. @example singular('Categories') // 'Category' */
export function singular(label: string): string {
  return label.replace(/ies$/, 'y').replace(/s$/, '');
}
