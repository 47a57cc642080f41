import { expect } from 'chai';
import type { LedgerVerdict } from '../lib/verdict.ts';
import { statusOf } from './statusOf.ts';

const at = (number: number): LedgerVerdict['block'] => ({ number, hash: '0xab' });
const GUILD = `0x${'12'.repeat(20)}` as const;

function shown(verdict: Partial<LedgerVerdict> | undefined, head: number | undefined = 1_000) {
  const whole = verdict && ({ guilds: [], block: at(1_000), ...verdict } as LedgerVerdict);
  const { tone, text } = statusOf({ number: 1_000, hasIndexingErrors: false, verdict: whole }, head);
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

  it('names the guilds that differ', () => {
    const verdict: LedgerVerdict = { state: 'DIFFERS', block: at(1_000), guilds: [GUILD] };
    expect(statusOf({ number: 1_000, hasIndexingErrors: false, verdict }, undefined).advice).to.include('0x1212…1212');
  });

  it('puts failed indexing first', () => {
    const verdict: LedgerVerdict = { state: 'VERIFIED', block: at(1_000), guilds: [] };
    const { text } = statusOf({ number: 1_000, hasIndexingErrors: true, verdict }, undefined);
    expect(text).to.equal('Block 1,000, indexing failed');
  });
});
