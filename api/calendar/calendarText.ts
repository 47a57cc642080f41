import { createHash } from 'node:crypto';
import type { WaitingStep } from '../waiting/waitingStep.ts';

/** RFC 5545, 3.1: a line has at most 75 octets; a longer one goes on in the next, which begins with a space. */
const LINE_OCTETS = 75;

/** Seconds before a deadline at which a calendar reminds of it. */
const REMIND_SECONDS = 86_400;

/** Characters that RFC 5545 has no place for in a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f]/g;

/**
 * Writes the deadlines of what waits for an account as a calendar (RFC 5545). What has no end is no date, and left out.
 *
 * @param account - In lower case.
 * @param steps - What waits for it.
 * @param now - When the calendar is made, Unix seconds.
 */
export function calendarText(account: string, steps: readonly WaitingStep[], now: bigint): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Guildhall//Waiting//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(`Guildhall: ${account}`)}`,
    `X-WR-CALNAME:${escaped(`Guildhall: ${account}`)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...steps.flatMap((step) => (step.until === null ? [] : event(account, step, { until: step.until, now }))),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event(account: string, step: WaitingStep, { until, now }: { until: bigint; now: bigint }): string[] {
  const { guildName, title, sentence } = step;
  return [
    'BEGIN:VEVENT',
    `UID:${idOf(account, step)}@guildhall`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(until)}`,
    `SUMMARY:${escaped(`${title} (${guildName})`)}`,
    `DESCRIPTION:${escaped(sentence)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(sentence)}`,
    `TRIGGER:-PT${REMIND_SECONDS}S`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** The same step is the same event, so that a calendar moves it instead of showing it twice. */
function idOf(account: string, { guild, mutation, input }: WaitingStep): string {
  return createHash('sha256')
    .update(JSON.stringify([account, guild, mutation, input]))
    .digest('hex')
    .slice(0, 40);
}

function utc(seconds: bigint): string {
  return new Date(Number(seconds) * 1_000).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** Titles are strangers' texts: nothing in them begins a line of its own. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(CONTROLS, ' ')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    const room = parts.length === 0 ? LINE_OCTETS : LINE_OCTETS - 1;
    if (Buffer.byteLength(part + character) > room) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}
