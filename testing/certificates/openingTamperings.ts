import { at, inLine, type Line, otherDigit, swapped, type Tampering, twice, without } from './tamperings.ts';

const inOpening = (change: (opening: Line) => void) => inLine('opening', (line) => change(line.opening));

/** Kinds of wrong opening states, besides those of {@link recordTamperings}. */
export const openingTamperings: Record<string, Tampering> = {
  'another digest of it': inOpening((opening) => (opening.digest = otherDigit(opening.digest))),
  'another head before it': inOpening((opening) => (opening.head = otherDigit(opening.head))),
  'another root before it': inOpening((opening) => (opening.root = otherDigit(opening.root))),
  'another number of entries before it': inOpening((opening) => (opening.entryCount = '7')),
  'another block before it': inOpening((opening) => (opening.blockHash = otherDigit(opening.blockHash))),
  'no word of it': inLine('opening', (line) => (line.opening = null)),
  'a first block one later': inLine('opening', (line) => (line.fromBlock = String(Number(line.fromBlock) + 1))),
  'a first block behind the last': inLine('opening', (line) => (line.fromBlock = String(Number(line.toBlock) + 1))),
  'no full subtrees': (lines) => without(lines, at(lines, 'peaks')),
  'a full subtree left out': inLine('peaks', (line) => line.peaks.pop()),
  'a full subtree too many': inLine('peaks', (line) => line.peaks.push(line.peaks[0])),
  'another full subtree': inLine('peaks', (line) => (line.peaks[0] = otherDigit(line.peaks[0]))),
  'no records': (lines) => lines.filter((line) => !('record' in line)),
  'a record left out': (lines) => without(lines, at(lines, 'record', 9)),
  'a record repeated': (lines) => twice(lines, at(lines, 'record', 9)),
  'two records swapped': (lines) => swapped(lines, at(lines, 'record', 8), at(lines, 'record', 9)),
  'a record of another type': inLine('record', (line) => (line.type = 'Vote')),
  'a record of no type': inLine('record', (line) => (line.type = '__proto__')),
  'a record without an id': inLine('record', (line) => delete line.record.id),
  'a record that is nested': inLine('record', (line) => (line.record.name = { first: 'x' })),
  'an integer that is none': inLine('record', (line) => (line.record.amount = { integer: '1e9' })),
  'a record behind its block': (lines) => [
    ...lines.slice(0, at(lines, 'header') + 1),
    lines[at(lines, 'record')] as Line,
    ...lines.slice(at(lines, 'header') + 1),
  ],
};

/** For each type of record in an opening state: its first one changed, with one more field, without one, and left out. */
export function recordTamperings(lines: readonly Line[]): [name: string, tamper: Tampering][] {
  const types = [...new Set(lines.flatMap((line) => ('record' in line ? [line.type as string] : [])))];
  return types.flatMap((type): [string, Tampering][] => {
    const place = lines.findIndex((line) => line.type === type);
    const changing =
      (change: (record: Line) => void): Tampering =>
      (given) => {
        change(given[place]?.record);
        return given;
      };
    return [
      [`a changed ${type}`, changing(changeValue)],
      [`a field of ${type} too many`, changing((record) => (record.comment = 'paid'))],
      [`a field of ${type} left out`, changing((record) => delete record[lastField(record)])],
      [`a ${type} left out`, (given) => without(given, place)],
    ];
  });
}

/** Changes the last field of a record that says something, an amount if it has one. */
function changeValue(record: Line): void {
  const amount = Object.keys(record).find((field) => record[field]?.integer !== undefined);
  const field = amount ?? lastField(record);
  const value = record[field];
  if (amount !== undefined) record[amount] = { integer: String(BigInt(value.integer) + 1n) };
  else if (typeof value === 'boolean') record[field] = !value;
  else if (typeof value === 'number') record[field] = value + 1;
  else record[field] = typeof value === 'string' ? `${value}0` : 'x';
}

function lastField(record: Line): string {
  return Object.keys(record).findLast((field) => field !== 'id') as string;
}
