import { expect } from 'chai';
import { storyOf } from './storyOf.ts';

const told = (key: string, at: string | null) => ({ key, at, step: key });

describe('storyOf', () => {
  it('tells apart what was before an entry and what came since, and keeps the entry with what was before', () => {
    const steps = [told('paid', '0x04'), told('delivered', '0x02'), told('made', '0x01')];
    const { before, since } = storyOf(steps, '0x02');
    expect(before.map(({ key }) => key)).to.deep.equal(['delivered', 'made']);
    expect(since.map(({ key }) => key)).to.deep.equal(['paid']);
  });

  it('tells what came since in the order in which it came', () => {
    const { since } = storyOf([told('third', '0x04'), told('second', '0x03')], '0x01');
    expect(since.map(({ key }) => key)).to.deep.equal(['second', 'third']);
  });

  it('takes what nothing has recorded for what is', () => {
    expect(storyOf([told('milestone', null)], '0x01').before).to.have.length(1);
  });
});
