import { expect } from 'chai';
import { changedFields } from './changedFields.ts';

describe('changedFields', () => {
  it('is the change itself of a value', () => {
    const change = { name: 'feeBps', before: '500', after: '250' };
    expect(changedFields(change)).to.deep.equal([change]);
    expect(changedFields({ ...change, after: '500' })).to.deep.equal([]);
    expect(changedFields({ name: 'list', before: ['1'], after: ['1'] })).to.deep.equal([]);
  });

  it('is the fields that differ of a struct, also within it', () => {
    const before = { quorum: '1', delay: '2', more: { a: 'x', b: 'y' } };
    const after = { quorum: '1', delay: '3', more: { a: 'x', b: 'z' } };
    expect(changedFields({ name: 'rules', before, after })).to.deep.equal([
      { name: 'rules.delay', before: '2', after: '3' },
      { name: 'rules.more.b', before: 'y', after: 'z' },
    ]);
  });
});
