import { readFileSync } from 'node:fs';

const LINES = 20;

/** The last lines of a log, to be shown after a reason; nothing when there is no log. */
export function logTail(file: string): string {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LINES);
    return lines.join('') === '' ? '' : `\nThe end of its log:\n${lines.join('\n')}`;
  } catch {
    return '';
  }
}
