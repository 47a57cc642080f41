import type { Random } from '../random.ts';

/** A line of a certificate, as JSON has it. */
// biome-ignore lint/suspicious/noExplicitAny: what is tampered with has any form.
export type Line = Record<string, any>;

/** Changes the lines of a certificate, or gives others. */
export type Tampering = (lines: Line[]) => Line[];

/** The place of the first line, or the n-th, that has a field. */
export function at(lines: readonly Line[], field: string, nth = 0): number {
  const places = lines.flatMap((line, place) => (field in line ? [place] : []));
  return places.at(nth) as number;
}

/** Another digit at a place of hexadecimal, by default the last. */
export function otherDigit(hex: string, place = hex.length - 1): string {
  return `${hex.slice(0, place)}${hex[place] === '1' ? '2' : '1'}${hex.slice(place + 1)}`;
}

export function without(lines: readonly Line[], place: number): Line[] {
  return lines.filter((_, other) => other !== place);
}

export function twice(lines: readonly Line[], place: number): Line[] {
  return lines.toSpliced(place, 0, lines[place] as Line);
}

export function swapped(lines: readonly Line[], one: number, other: number): Line[] {
  return lines.with(one, lines[other] as Line).with(other, lines[one] as Line);
}

/** Changes the first, or the n-th, line with a field. */
export function inLine(field: string, change: (line: Line) => void, nth = 0): Tampering {
  return (lines) => {
    change(lines[at(lines, field, nth)] as Line);
    return lines;
  };
}

/** Changes the first block with several transactions that count. */
function inFullBlock(change: (line: Line) => void): Tampering {
  return (lines) => {
    change(lines.find((line) => line.transactions?.length > 1) as Line);
    return lines;
  };
}

/** Kinds of wrong certificates, each of which must be refused. */
export const tamperings: Record<string, Tampering> = {
  'another format': inLine('format', (line) => (line.format = 'guildhall')),
  'another version': inLine('format', (line) => (line.version = 1)),
  'an unknown field in its head': inLine('format', (line) => (line.note = 'true')),
  'another chain id': inLine('format', (line) => (line.chainId = '1')),
  'another guild': inLine('format', (line) => (line.guild = otherDigit(line.guild))),
  'another factory': inLine('format', (line) => (line.factory = otherDigit(line.factory))),
  'another forwarder': inLine('format', (line) => (line.forwarder = otherDigit(line.forwarder))),
  'a later first block': inLine('format', (line) => (line.fromBlock = '1')),
  'an earlier last block': inLine('format', (line) => (line.toBlock = String(Number(line.toBlock) - 1))),
  'another hash of its last block': inLine('format', (line) => (line.blockHash = otherDigit(line.blockHash))),
  'no head': (lines) => lines.slice(1),
  'an altered header': inLine('header', (line) => (line.header = otherDigit(line.header, 700)), 3),
  'an altered last header': inLine('header', (line) => (line.header = otherDigit(line.header, 700)), -1),
  'a header that is no hexadecimal': inLine('header', (line) => (line.header = '0xzz')),
  'a first block left out': (lines) => without(lines, at(lines, 'header')),
  'an empty block left out': (lines) => without(lines, at(lines, 'header', -2)),
  'the last block left out': (lines) => without(lines, at(lines, 'header', -1)),
  'a block repeated': (lines) => twice(lines, at(lines, 'header', -2)),
  'two blocks swapped': (lines) => swapped(lines, at(lines, 'header', -3), at(lines, 'header', -2)),
  'the receipts of a block left out': inFullBlock((line) => {
    delete line.receipts;
    delete line.transactions;
  }),
  'transactions without receipts': inFullBlock((line) => delete line.receipts),
  'a receipt left out': inFullBlock((line) => line.receipts.pop()),
  'two receipts swapped': inFullBlock((line) => line.receipts.reverse()),
  'an altered log': inFullBlock((line) => (line.receipts[0] = otherDigit(line.receipts[0]))),
  'an altered status': inFullBlock((line) => (line.receipts[0] = line.receipts[0].replace(/01/, '80'))),
  'no transactions': inFullBlock((line) => delete line.transactions),
  'a transaction left out': inFullBlock((line) => line.transactions.pop()),
  'a transaction under another index': inFullBlock((line) => {
    const [one, other] = line.transactions;
    [one.index, other.index] = [other.index, one.index];
  }),
  'a transaction twice': inFullBlock((line) => line.transactions.push(line.transactions[0])),
  'a transaction behind the last': inFullBlock((line) => (line.transactions[0].index = 99)),
  'an altered transaction': inFullBlock((line) => {
    const nodes: string[] = line.transactions[0].nodes;
    nodes.push(otherDigit(nodes.pop() as string));
  }),
  'a node too many': inFullBlock((line) => line.transactions[0].nodes.push('0x80')),
  'an unknown field in a block': inLine('header', (line) => (line.logs = [])),
  'an entry left out': (lines) => without(lines, at(lines, 'entry', 5)),
  'all entries left out': (lines) => lines.filter((line) => !('entry' in line)),
  'an entry repeated': (lines) => twice(lines, at(lines, 'entry', 5)),
  'two entries swapped': (lines) => swapped(lines, at(lines, 'entry', 5), at(lines, 'entry', 6)),
  'another actor': inLine('entry', (line) => (line.entry.actor = otherDigit(line.entry.actor)), 5),
  'another number': inLine('entry', (line) => (line.entry.number = '99')),
  'another amount': inLine('entry', (line) => (line.entry.amount = '1'), -1),
  'another hash of an entry': inLine('entry', (line) => (line.entry.entryHash = otherDigit(line.entry.entryHash))),
  'a field of an entry left out': inLine('entry', (line) => delete line.entry.kind),
  'a field of an entry too many': inLine('entry', (line) => (line.entry.comment = 'paid')),
  'a posting left out': inPosting((line) => line.postings.pop()),
  'a posting repeated': inPosting((line) => line.postings.push(line.postings[0])),
  'another amount of a posting': inPosting((line) => (line.postings[0].amount = '1000000')),
  'a posting in the line of another entry': (lines) => {
    const paid = lines.findIndex((line, place) => line.postings?.length > 0 && 'entry' in (lines[place + 1] ?? {}));
    lines[paid + 1]?.postings.unshift(lines[paid]?.postings.pop());
    return lines;
  },
  'another balance after a posting': inPosting((line) => (line.postings[0].balanceAfter = '1000000')),
  'an account left out': (lines) => without(lines, at(lines, 'account')),
  'an account repeated': (lines) => twice(lines, at(lines, 'account')),
  'another balance': inLine('account', (line) => (line.account.balance = '1000000')),
  'no end': (lines) => lines.slice(0, -1),
  'a line behind the end': (lines) => [...lines, lines.at(-1) as Line],
  'another number of entries': inLine('end', (line) => (line.end.entryCount = '1')),
  'another head': inLine('end', (line) => (line.end.head = otherDigit(line.end.head))),
  'another root': inLine('end', (line) => (line.end.root = otherDigit(line.end.root))),
  'another closing digest': inLine('end', (line) => (line.end.digest = otherDigit(line.end.digest))),
};

/** Changes the first entry with postings. */
function inPosting(change: (line: Line) => void): Tampering {
  return (lines) => {
    change(lines.find((line) => line.postings?.length > 0) as Line);
    return lines;
  };
}

/** Lines left out, swapped, repeated or altered, anywhere. */
export function tamperAnywhere(lines: readonly Line[], random: Random): Line[] {
  const place = random.number(lines.length);
  const other = random.number(lines.length);
  return random.pick([
    () => without(lines, place),
    () => twice(lines, place),
    () => swapped(lines, place, other),
    () => lines.with(place, altered(lines[place] as Line, random)),
  ])();
}

/** A line with another digit in one of its numbers or hashes. */
function altered(line: Line, random: Random): Line {
  const text = JSON.stringify(line);
  const digits = [...text.matchAll(/(?<=[":]|0x[0-9a-f]*)[0-9a-f](?=[0-9a-f]*["},])/g)].map(({ index }) => index);
  return JSON.parse(otherDigit(text, random.pick(digits)));
}
