/**
 * Writes a name in capitals, as the ledger's kinds and enums are, in words.
 *
 * @example inWords('MILESTONE_RELEASED') // 'Milestone released'
 */
export function inWords(name: string): string {
  const words = name.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
