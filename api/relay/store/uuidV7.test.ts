import { expect } from 'chai';
import { uuidV7 } from './uuidV7.ts';

describe('uuidV7', () => {
  it('carries version, variant and time', () => {
    const id = uuidV7(0x0123456789ab);
    expect(id).to.match(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts by time and does not repeat', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => uuidV7(1_800_000_000_000 + i));
    expect([...ids].sort()).to.deep.equal(ids);
    expect(new Set(Array.from({ length: 1000 }, () => uuidV7(1))).size).to.equal(1000);
  });
});
