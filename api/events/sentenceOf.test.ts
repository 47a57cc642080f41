import { expect } from 'chai';
import { abis, type LedgerContract } from '../../verify/events/abis.ts';
import { eventRules } from '../../verify/events/eventRules.ts';
import { sentences } from './sentenceOf.ts';
import { namesIn } from './sentences/fill.ts';
import { forms } from './words/forms.ts';

const SUBJECTS = ['actor', 'project', 'milestone', 'proposal', 'operation'];

describe('the sentences of events', () => {
  it('are there for every event, and for no other', () => {
    const events = eventRules.map(({ contract, event }) => `${contract} ${event}`);
    expect(Object.keys(sentences).sort()).to.deep.equal(events.sort());
  });

  for (const { contract, event } of eventRules) {
    it(`of ${contract} ${event} name its parameters, in known forms`, () => {
      const declared = abis[contract as LedgerContract].find(({ type, name }) => type === 'event' && name === event);
      const parameters = declared?.inputs?.map(({ name }) => name) ?? [];
      for (const { name, form } of namesIn(sentences[`${contract} ${event}`] ?? '')) {
        const [first = ''] = name.split('.');
        expect(SUBJECTS.includes(name) || parameters.includes(first), name).to.equal(true);
        if (form !== undefined) expect(forms).to.have.property(form);
      }
    });
  }
});
