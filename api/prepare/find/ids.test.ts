import { expect } from 'chai';
import { problemOf } from '../../../testing/problemOf.ts';
import { numberedIdParser, parseAddress, parseGuildId } from './ids.ts';

const CHECKSUMMED = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ADDRESS = CHECKSUMMED.toLowerCase();

describe('ids', () => {
  it('takes an address in lower case or with its checksum', () => {
    expect(parseAddress(CHECKSUMMED, ['from'])).to.equal(ADDRESS);
    expect(parseAddress(ADDRESS, ['from'])).to.equal(ADDRESS);
  });

  it('refuses an address with a wrong checksum and says so', () => {
    const mistyped = CHECKSUMMED.replace('dc79C8', 'dc79c8');
    expect(problemOf(() => parseAddress(mistyped, ['from']))).to.deep.include({
      field: ['from'],
      message:
        `${mistyped} has a wrong checksum (EIP-55): a digit may be mistyped. ` +
        'Copy it again, or give it in lower case if you are sure.',
    });
  });

  for (const text of [
    '',
    '0x',
    'alice',
    ADDRESS.slice(2),
    `${ADDRESS}00`,
    ADDRESS.slice(0, -1),
    'XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS',
    7,
    null,
  ]) {
    it(`refuses ${JSON.stringify(text)} as an address`, () => {
      expect(problemOf(() => parseAddress(text, ['to'])).message).to.contain('is not an address');
    });
  }

  it('takes ids apart', () => {
    expect(parseGuildId(CHECKSUMMED, [])).to.equal(ADDRESS);
    expect(numberedIdParser('a round')(`${ADDRESS}00000102`, [])).to.deep.equal({ contract: ADDRESS, number: 258n });
  });

  it("refuses another kind's id and says what the kind's id is", () => {
    const guild = problemOf(() => parseGuildId(`${ADDRESS}00`, ['guild']));
    expect(guild.field).to.deep.equal(['guild']);
    expect(guild.message).to.contain("is not the id of a guild: that is its access manager's address (20 bytes)");
    const round = problemOf(() => numberedIdParser('a round')(ADDRESS, ['round']));
    expect(round.message).to.equal(
      `"${ADDRESS}" is not the id of a round: that is its contract (20 bytes) and the number (4 bytes) in hexadecimal, ` +
        'after 0x.',
    );
  });

  it('does not repeat a huge id', () => {
    const huge = `0x${'a'.repeat(1e6)}`;
    expect(problemOf(() => parseGuildId(huge, [])).message.length).to.be.below(300);
  });
});
