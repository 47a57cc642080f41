import { expect } from 'chai';
import { shortMessage } from './shortMessage.ts';

describe('shortMessage', () => {
  it('leaves messages as they are that people can read', () => {
    const message = 'x'.repeat(800);
    expect(shortMessage(message)).to.equal(message);
  });

  it('takes the middle out of others, and no half of a character', () => {
    const short = shortMessage(`Variable "$n" is ${'🌱'.repeat(50_000)}; give a number.`);
    expect(short).to.match(/^Variable "\$n" is 🌱.* … .*🌱; give a number\.$/u);
    expect(short.length).to.be.below(800);
    expect(short.isWellFormed()).to.equal(true);
  });
});
