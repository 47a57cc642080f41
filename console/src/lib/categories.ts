/** Categories of entries, in the order in which they are listed. */
export const categories = [
  'DECISION',
  'PAYMENT',
  'CONTRIBUTION',
  'TOKEN',
  'MEMBERSHIP',
  'COMPLIANCE',
  'AUDIT',
  'ADMIN',
] as const;

/** What an entry is about. */
export type EntryCategory = (typeof categories)[number];
