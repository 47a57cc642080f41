import type { EntryCategory } from '../../lib/categories.ts';
import { inWords } from '../../lib/inWords.ts';

const signs: Record<EntryCategory, string> = {
  DECISION: '◆',
  PAYMENT: '●',
  CONTRIBUTION: '▲',
  TOKEN: '■',
  MEMBERSHIP: '★',
  COMPLIANCE: '✚',
  AUDIT: '◎',
  ADMIN: '▬',
};

/** A category by its word, with a sign and a colour of its own. */
export function CategoryChip({ category }: { category: EntryCategory }) {
  return (
    <span className={`chip chip-${category.toLowerCase()}`}>
      <span aria-hidden="true">{signs[category]}</span> {inWords(category)}
    </span>
  );
}
