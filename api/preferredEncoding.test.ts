import { expect } from 'chai';
import { preferredEncoding } from './preferredEncoding.ts';

describe('preferredEncoding', () => {
  for (const [accepted, encoding] of [
    [undefined, undefined],
    ['', undefined],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip;q=0.1', 'gzip'],
    ['br; q=0.5, gzip; q=0.8', 'gzip'],
    ['br;q=0.1, identity', undefined],
    ['*', 'br'],
    ['identity', undefined],
    ['*;q=0', undefined],
    ['deflate, brx, x-gzipped', undefined],
  ] as const) {
    it(`is ${encoding} for ${accepted}`, () => {
      const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
      expect(preferredEncoding(headers)).to.equal(encoding);
    });
  }
});
