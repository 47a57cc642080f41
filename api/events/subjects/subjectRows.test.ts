import { expect } from 'chai';
import { subjectRows } from './subjectRows.ts';

let made = 0;

/** A ledger whose proposals are called as its block is, and how often it was asked. */
function ledgerAt(hash: string, stands = hash) {
  const asked: unknown[] = [];
  const ledger = {
    basis: async () => ({ deployment: 'Qm', block: { number: 7, hash } }),
    async query<T>(_document: string, { proposals = [] }: { proposals?: string[] } = {}) {
      asked.push(proposals);
      const known = proposals.filter((id) => id !== '0xmissing');
      return {
        proposals: known.map((id) => ({ id, title: stands })),
        _meta: { deployment: 'Qm', block: { number: 7, hash: stands } },
      } as T;
    },
  };
  return { ledger, asked };
}

const titles = (ledger: Parameters<typeof subjectRows>[0], ids: string[], number = 7) => {
  const rows = subjectRows(ledger, { number });
  return Promise.all(ids.map(async (id) => (await rows.load('proposals', id))?.title));
};

describe('the rows that sentences are about', () => {
  let block: string;
  beforeEach(() => {
    made += 1;
    block = `0xblock${made}`;
  });

  it('are read by one request, each once', async () => {
    const { ledger, asked } = ledgerAt(block);
    expect(await titles(ledger, ['0x1', '0xmissing', '0x1', '0x2'])).to.deep.equal([block, undefined, block, block]);
    expect(asked).to.deep.equal([['0x1', '0xmissing', '0x2']]);
  });

  it('are kept for other operations at that block, and for no other block', async () => {
    await titles(ledgerAt(block).ledger, ['0x1']);
    const again = ledgerAt(block);
    expect(await titles(again.ledger, ['0x1', '0x2'])).to.deep.equal([block, block]);
    expect(await titles(again.ledger, ['0x1'], 5)).to.deep.equal([block]);
    const reorganised = ledgerAt(`${block}b`);
    expect(await titles(reorganised.ledger, ['0x1'])).to.deep.equal([`${block}b`]);
    expect([again.asked, reorganised.asked]).to.deep.equal([[['0x2'], ['0x1']], [['0x1']]]);
  });

  it('are not kept when the chain was reorganised while they were read', async () => {
    expect(await titles(ledgerAt(block, `${block}b`).ledger, ['0x1'])).to.deep.equal([`${block}b`]);
    expect(await titles(ledgerAt(block).ledger, ['0x1'])).to.deep.equal([block]);
  });
});
