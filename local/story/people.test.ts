import { expect } from 'chai';
import { walletOf, withNames } from './people.ts';

describe('withNames', () => {
  it('puts the names of the story’s people in place of their addresses, in either case of letters', () => {
    const { address } = walletOf('emeka');
    const text = `Delegate to ${address}, then ask ${walletOf('ada').address.toLowerCase()}`;
    expect(withNames(text)).to.equal('Delegate to Emeka, then ask Ada');
  });

  it('leaves other addresses and longer ids as they are', () => {
    const { address } = walletOf('emeka');
    const text = `0x000000000000000000000000000000000000dEaD ${address}0001`;
    expect(withNames(text)).to.equal(text);
  });
});
