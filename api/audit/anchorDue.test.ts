import { expect } from 'chai';
import { anchorDue } from './anchorDue.ts';

const CREATED = 1_000;
const guild = `0x${'ab'.repeat(20)}`;

/** Asks of a ledger of so many entries, so long after the guild's creation, whose last anchor is this one. */
function ask(entryCount: number, now: number, last?: { entryCount: number; at: number }) {
  const anchors = last
    ? [{ entryCount: String(last.entryCount), entry: { timestamp: String(CREATED + last.at) } }]
    : [];
  const answer = {
    guild: { createdAt: String(CREATED), head: { entryCount: String(entryCount) }, anchors },
    _meta: { block: { timestamp: CREATED + now } },
  };
  const ledger = { query: async <T>() => answer as T };
  return anchorDue({}, { guild }, { ledger, anchorInterval: { entries: 10, seconds: 100 } });
}

describe('anchorDue', () => {
  it('is due after so many new entries, or so much time with any', async () => {
    expect(await ask(9, 99)).to.deep.equal({ entries: '9', seconds: '99', isDue: false });
    expect(await ask(10, 0)).to.deep.equal({ entries: '10', seconds: '0', isDue: true });
    expect(await ask(1, 100)).to.deep.equal({ entries: '1', seconds: '100', isDue: true });
    const last = { entryCount: 40, at: 300 };
    expect(await ask(49, 399, last)).to.deep.equal({ entries: '9', seconds: '99', isDue: false });
    expect(await ask(50, 300, last)).to.deep.equal({ entries: '10', seconds: '0', isDue: true });
    expect(await ask(42, 400, last)).to.deep.equal({ entries: '2', seconds: '100', isDue: true });
  });

  it('is not due for the entry of the last anchor alone', async () => {
    expect(await ask(41, 9_000, { entryCount: 40, at: 300 })).to.deep.include({ entries: '1', isDue: false });
  });

  it('is null for no guild, and refuses what is no id of one', async () => {
    const ledger = { query: async <T>() => ({ guild: null, _meta: { block: { timestamp: 1 } } }) as T };
    const context = { ledger, anchorInterval: { entries: 10, seconds: 100 } };
    expect(await anchorDue({}, { guild }, context)).to.equal(null);
    const error = await anchorDue({}, { guild: '0x12' }, context).catch((reason: Error) => reason.message);
    expect(error).to.match(/is not the id of a guild|not .*guild/);
  });
});
