import { expect } from 'chai';
import { type Ages, type LedgerVerdict, statusOf } from './statusOf.ts';

const at = (number: number): LedgerVerdict['block'] => ({ number, hash: '0xab' });
const GUILD = `0x${'12'.repeat(20)}` as const;

const FRESH: Ages = { ledger: 500, chain: 500, block: -1 };

function shown(verdict: Partial<LedgerVerdict> | undefined, head: number | null = 1_000, ages: Ages = FRESH) {
  const whole = verdict && ({ guilds: [], block: at(1_000), ...verdict } as LedgerVerdict);
  const { tone, text } = statusOf({ number: 1_000, hasIndexingErrors: false, verdict: whole }, head ?? undefined, ages);
  return [tone, text];
}

describe('the pill', () => {
  it('says nothing of a verifier where there is none', () => {
    expect(shown(undefined)).to.deep.equal(['good', 'Block 1,000, up to date']);
    expect(shown(undefined, 1_010)).to.deep.equal(['late', 'Block 1,000, 10 behind the chain']);
  });

  for (const [verdict, tone, text] of [
    [{ state: 'VERIFIED' }, 'good', 'Block 1,000, up to date, verified up to 1,000'],
    [{ state: 'BEHIND', block: at(998) }, 'good', 'Block 1,000, up to date, verified up to 998'],
    [{ state: 'BEHIND', block: null }, 'late', 'Block 1,000, up to date, being verified for the first time'],
    [{ state: 'BEHIND', block: at(900) }, 'late', 'Block 1,000, up to date, verified up to 900'],
    [{ state: 'UNKNOWN', block: null }, 'late', 'Block 1,000, up to date, not verified'],
    [{ state: 'UNKNOWN' }, 'late', 'Block 1,000, up to date, not verified'],
    [{ state: 'DIFFERS', guilds: [GUILD] }, 'bad', 'Block 1,000, differs from the chain'],
  ] as [Partial<LedgerVerdict>, string, string][]) {
    it(`says what a verifier says: ${text}`, () => {
      expect(shown(verdict)).to.deep.equal([tone, text]);
    });
  }

  for (const [ages, tone, text] of [
    [{ block: 4_000 }, 'good', 'Block 1,000 (4 s old), up to date'],
    [{ block: 240_000 }, 'late', 'Block 1,000 (4 min old), up to date'],
    [{ ledger: 10_000 }, 'good', 'Block 1,000, up to date'],
    [{ ledger: 10_001 }, 'late', 'Block 1,000, no answer for 10 s'],
    [{ ledger: 40_000, block: 40_000 }, 'late', 'Block 1,000 (40 s old), no answer for 40 s'],
    [{ chain: 45_000 }, 'good', 'Block 1,000, up to date'],
    [{ chain: 46_000 }, 'late', 'Block 1,000, the chain has been silent for 46 s'],
  ] as [Partial<Ages>, string, string][]) {
    it(`never lies about its age: ${text}`, () => {
      expect(shown(undefined, 1_000, { ...FRESH, ...ages })).to.deep.equal([tone, text]);
    });
  }

  it('does not call a ledger up to date of a chain that has not answered', () => {
    expect(shown(undefined, null)).to.deep.equal(['wait', 'Block 1,000, asking the chain']);
    expect(shown(undefined, null, { ...FRESH, chain: 50_000 })[0]).to.equal('late');
  });

  it('names the guilds that differ', () => {
    const verdict: LedgerVerdict = { state: 'DIFFERS', block: at(1_000), guilds: [GUILD] };
    expect(statusOf({ number: 1_000, hasIndexingErrors: false, verdict }, undefined, FRESH).advice).to.include(
      '0x1212…1212',
    );
  });

  it('puts failed indexing first', () => {
    const verdict: LedgerVerdict = { state: 'VERIFIED', block: at(1_000), guilds: [] };
    const { text } = statusOf({ number: 1_000, hasIndexingErrors: true, verdict }, undefined, FRESH);
    expect(text).to.equal('Block 1,000, indexing failed');
  });
});
