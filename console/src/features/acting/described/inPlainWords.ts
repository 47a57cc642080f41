import { titles } from './titles.ts';

/** “Prepares `Contract.function`, or `other`: ”, with which the schema begins. */
const PREPARES = /^Prepares `[^:.]*(?:\.[^:.\s]+[^:.]*)*(?:: |\. |\.$)/;
/** What only a program that sends typed data around needs to know. */
const FOR_PROGRAMS = / ?(?:Its|With) [^.]*`bySignature`[^.]*\./g;

/**
 * What the schema says of an action or a field, for readers of a form: without the contract's function that is called, and
 * with the names that the page has.
 */
export function inPlainWords(description: string): string {
  const plain = description
    .replaceAll(FOR_PROGRAMS, '')
    .replace(PREPARES, '')
    .replace(/^Prepares /, '')
    .replaceAll(/`prepare([A-Z])(\w*)`/g, (found, first: string, rest: string) => {
      const title = titles[first.toLowerCase() + rest];
      return title === undefined ? found : `“${title}”`;
    })
    .replaceAll(/ \(`[^`]+`\)/g, '')
    .replaceAll('`', '')
    .trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
