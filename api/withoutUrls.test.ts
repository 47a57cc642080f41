import { expect } from 'chai';
import { withoutUrls } from './withoutUrls.ts';

const CASES = [
  ['connect to https://rpc.example/v3/SECRET failed', 'connect to https://rpc.example failed'],
  ['https://user:SECRET@rpc.example:8545/?key=SECRET', 'https://rpc.example:8545'],
  ['"url":"wss://rpc.example/SECRET","id":1', '"url":"wss://rpc.example","id":1'],
  ['(http://[::1]:8545/SECRET)', '(http://[::1]:8545'],
  ['postgresql://guild:SECRET@db/relay and https://rpc.example#SECRET', 'postgresql://db and https://rpc.example'],
  ['No URL at 12:30, in a/b.', 'No URL at 12:30, in a/b.'],
] as const;

describe('withoutUrls', () => {
  for (const [text, shown] of CASES) {
    it(`leaves “${shown}”`, () => {
      expect(withoutUrls(text)).to.equal(shown);
    });
  }
});
