import { readFileSync, statSync } from 'node:fs';

const LINES = 20;
const LONGEST = 160;

/** The last lines of a log, to be shown after a reason; nothing when there is no log. */
export function logTail(file: string): string {
  const lines = linesOf(file).slice(-LINES);
  return lines.join('') === '' ? '' : `\nThe end of its log:\n${lines.join('\n')}`;
}

/** The last line of a log, shortened; nothing when there is none. */
export function lastLine(file: string): string {
  return (linesOf(file).at(-1) ?? '').trim().slice(0, LONGEST);
}

/** How many bytes a log has. */
export function logSize(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n');
  } catch {
    return [];
  }
}
