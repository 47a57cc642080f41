import { readFileSync, statSync } from 'node:fs';
import { levels } from 'pino';
import { z } from 'zod';

const LINES = 20;
const LONGEST = 160;

/** A line of the gateway's log. */
const pinoLineSchema = z.object({
  level: z.number(),
  msg: z.string().optional(),
  err: z.object({ message: z.string() }).optional(),
});

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
    return readFileSync(file, 'utf8').trimEnd().split('\n').map(readable);
  } catch {
    return [];
  }
}

/** A line for people: level, message and error of one in JSON, any other as it is. */
function readable(line: string): string {
  const parsed = pinoLineSchema.safeParse(jsonOf(line));
  if (!parsed.success) return line;
  const { level, msg, err } = parsed.data;
  // What is logged without a message has its error's.
  return [...new Set([levels.labels[level] ?? level, msg, err?.message])]
    .filter(Boolean)
    .join(': ')
    .replaceAll('.: ', ': ');
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
