import { expect } from 'chai';
import { BEGINNING, cursorOf, placeOf, type StreamPlace, WHOLE_BLOCK } from './place.ts';

const hash = (digit: string) => digit.repeat(16);

describe('a cursor', () => {
  it('names a place, whatever its number, and a few blocks before', () => {
    for (const place of [
      { number: 7, hash: hash('a'), logIndex: 3, anchors: [] },
      { number: 2 ** 40, hash: hash('0'), logIndex: WHOLE_BLOCK, anchors: [{ number: 9, hash: hash('f') }] },
      { number: 1, hash: hash('1'), logIndex: 0, anchors: Array(16).fill({ number: 0, hash: hash('2') }) },
    ] satisfies StreamPlace[]) {
      expect(placeOf(cursorOf(place))).to.deep.equal(place);
      expect(cursorOf(place)).to.match(/^[\w-]+$/);
    }
    expect(placeOf('0')).to.equal(BEGINNING);
  });

  const whole = cursorOf({ number: 7, hash: hash('a'), logIndex: 3, anchors: [] });
  for (const text of ['', '1', 'x y', whole.slice(0, -4), `${whole}AAAA`, `B${whole.slice(1)}`, 'A'.repeat(5_000)]) {
    it(`is refused when it is none: ${text.slice(0, 20)}`, () => {
      expect(() => placeOf(text))
        .to.throw('cursor cannot be read')
        .with.nested.property('extensions.code', 'BAD_USER_INPUT');
    });
  }
});
