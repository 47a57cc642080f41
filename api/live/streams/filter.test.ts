import { expect } from 'chai';
import { createScriptedLedger } from '../../../testing/live/scriptedLedger.ts';
import { createRandom } from '../../../testing/random.ts';
import { readFilter } from './filter.ts';

/** What entries may be about, of which a list of ids can be asked for. */
const ABOUT = ['milestone', 'budget', 'round', 'dispute', 'finding'] as const;

describe('readFilter', () => {
  it('matches in memory what it asks graph-node for', async () => {
    const ledger = createScriptedLedger(createRandom(3));
    ledger.grow(100);
    const all = ledger.blocks().flatMap(({ entries }) => entries);
    for (const [given, ...wanted] of [
      [null],
      [{}],
      [{ kinds: ['PAID'] }, /PAID/],
      [{ kinds: ['PAID', 'DEPOSITED'], guilds: ['0x01'] }, /"guild":"0x01".*(PAID|DEPOSITED)/],
      [{ accounts: ['0xA1'] }, /"(actor|account)":"0xa1"/],
      [{ accounts: ['0xa1'], projects: ['0x0B'] }, /"(actor|account)":"0xa1".*"project":"0x0b"/],
      [{ kinds: [] }, /never/],
      ...ABOUT.map((field) => [{ [`${field}s`]: ['0x0B'] }, new RegExp(`"${field}":"0x0b"`)] as const),
    ] as const) {
      const { matches, where } = readFilter(given);
      const found = all.filter(matches);
      expect(found).to.deep.equal(all.filter((entry) => wanted.every((one) => one.test(JSON.stringify(entry)))));
      expect((await ledger.read({ after: '0x', where })).entries).to.deep.equal(found);
      expect(found.length < all.length).to.equal(wanted.length > 0);
    }
  });

  for (const [name, value] of [
    ['budgets', ''],
    ['guilds', 'zz'],
    ['accounts', '0xabc'],
    ['milestones', '0x\u0000'],
  ] as const) {
    it(`refuses ${name} that are no bytes: ${JSON.stringify(value)}`, () => {
      expect(() => readFilter({ [name]: [value] }))
        .to.throw('takes bytes')
        .with.nested.property('extensions.code', 'BAD_USER_INPUT');
    });
  }

  it('refuses long lists', () => {
    const accounts = Array(51).fill('0x01');
    expect(() => readFilter({ accounts }))
      .to.throw('at most 50')
      .with.nested.property('extensions.code', 'BAD_USER_INPUT');
  });
});
