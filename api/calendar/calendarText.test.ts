import { expect } from 'chai';
import type { WaitingStep } from '../waiting/waitingStep.ts';
import { calendarText } from './calendarText.ts';

const ACCOUNT = `0x${'ab'.repeat(20)}`;
const NOW = 1_796_000_000n;

const step = (change: Partial<WaitingStep> = {}): WaitingStep => ({
  guild: '0x01',
  guildName: 'Guild',
  mutation: 'prepareCastVote',
  input: { proposal: '0x02' },
  title: 'Title',
  sentence: 'Your vote has not been cast.',
  until: 1_796_128_200n,
  ...change,
});

type Component = { name: string; properties: Record<string, string>; within: Component[] };

/** Reads a calendar as strictly as RFC 5545 writes it. @throws Error at the first line that it does not allow */
function readCalendar(text: string): Component {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end.');
  const lines = text.slice(0, -2).split('\r\n');
  for (const line of lines) {
    if (Buffer.byteLength(line) > 75) throw new Error(`A line has more than 75 octets: ${line}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw new Error(`A line has controls: ${line}`);
  }
  const open: Component[] = [{ name: '', properties: {}, within: [] }];
  for (const line of lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n')) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[A-Z]+=[A-Z]+)*:(.*)$/.exec(line) ?? [];
    const top = open.at(-1);
    if (name === '' || top === undefined) throw new Error(`This is no content line: ${line}`);
    if (name === 'BEGIN') {
      const begun = { name: value, properties: {}, within: [] };
      top.within.push(begun);
      open.push(begun);
    } else if (name === 'END') {
      if (top.name !== value) throw new Error(`${value} ends, and ${top.name} is open.`);
      open.pop();
    } else if (top.properties[name] !== undefined) throw new Error(`${name} is there twice.`);
    else top.properties[name] = /^(?:SUMMARY|DESCRIPTION|NAME)$/.test(name) ? textOf(value) : value;
  }
  const [calendar, ...others] = open[0]?.within ?? [];
  if (open.length !== 1 || !calendar || others.length > 0) throw new Error('It is not one calendar.');
  return calendar;
}

/** The text that an escaped one stands for. @throws Error where something is not escaped */
function textOf(value: string): string {
  if (/(?:^|[^\\])(?:\\\\)*[;,]/.test(value) || /(?:^|[^\\])(?:\\\\)*\\(?![\\;,n])/.test(value)) {
    throw new Error(`It is not escaped: ${value}`);
  }
  return value.replaceAll(/\\([\\;,n])/g, (_, one) => (one === 'n' ? '\n' : one));
}

describe('the calendar of an account', () => {
  it('has an event for each deadline, and none for what has no end', () => {
    const { name, properties, within } = readCalendar(calendarText(ACCOUNT, [step(), step({ until: null })], NOW));
    expect([name, properties.VERSION, within.length]).to.deep.equal(['VCALENDAR', '2.0', 1]);
    expect(within[0]?.properties).to.include({
      DTSTART: '20261201T123000Z',
      DTSTAMP: '20261130T005320Z',
      SUMMARY: 'Title (Guild)',
      DESCRIPTION: 'Your vote has not been cast.',
    });
    expect(within[0]?.within[0]?.properties).to.include({ ACTION: 'DISPLAY', TRIGGER: '-PT86400S' });
  });

  it('names the same step alike, wherever its deadline moves, and others otherwise', () => {
    const idOf = (change: Partial<WaitingStep>) =>
      readCalendar(calendarText(ACCOUNT, [step(change)], NOW)).within[0]?.properties.UID;
    expect(idOf({})).to.equal(idOf({ until: 1_797_000_000n, title: 'Another' }));
    expect(idOf({})).not.to.equal(idOf({ input: { proposal: '0x03' } }));
  });

  for (const title of [
    'a, b; c \\ d',
    'x\r\nEND:VEVENT\r\nBEGIN:VEVENT',
    'x\rATTACH:http://evil.example/',
    'x\nSUMMARY:y',
    `${'ü'.repeat(200)}`,
    '🦊'.repeat(80),
    'nul\u0000bell\u0007',
    'half \ud800 a pair',
    ' ',
    '\\n',
  ]) {
    it(`keeps a title to itself: ${JSON.stringify(title).slice(0, 40)}`, () => {
      const { within } = readCalendar(calendarText(ACCOUNT, [step({ title, guildName: title, sentence: title })], NOW));
      expect(within.length).to.equal(1);
      const plain = title
        .toWellFormed()
        .replaceAll(/\r\n?/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these have no place in a calendar.
        .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
      expect(within[0]?.properties.SUMMARY).to.equal(`${plain} (${plain})`);
      expect(Object.keys(within[0]?.properties ?? {})).to.not.include('ATTACH');
    });
  }
});
