/** Fields whose name says something else to whoever reads it as a word. */
const titles: Readonly<Record<string, string>> = {
  to: 'Receiver',
  cid: 'Document',
  ref: 'What it belongs to',
  dueAt: 'Deadline',
  shareBps: 'Share',
  anew: 'Without the proof',
  uid: 'Attestation',
};

/**
 * What a field is called in a form: its name in words, without the unit that its control has.
 *
 * @example fieldTitle('maxRevisions') // 'Max revisions'
 */
export function fieldTitle(name: string): string {
  const bare = name
    .replace(/Bps$/, '')
    .replace(/(?<=[a-z])Cid$/, '')
    .replace(/(?<=[a-z])At$/, '');
  const words = bare.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return titles[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
