import { expect } from 'chai';
import { datePresets } from './datePresets.ts';

describe('datePresets', () => {
  const ranges = (day: string) => new Map(datePresets(new Date(`${day}T23:59:59Z`)));

  it('are whole months, quarters and years of the calendar', () => {
    const at = ranges('2026-11-30');
    expect(at.get('This month')).to.deep.equal({ since: '2026-11-01', until: '2026-11-30' });
    expect(at.get('This quarter')).to.deep.equal({ since: '2026-10-01', until: '2026-12-31' });
    expect(at.get('Last quarter')).to.deep.equal({ since: '2026-07-01', until: '2026-09-30' });
    expect(at.get('Q1 2026')).to.deep.equal({ since: '2026-01-01', until: '2026-03-31' });
    expect(at.get('Last year')).to.deep.equal({ since: '2025-01-01', until: '2025-12-31' });
  });

  it('reach into the year before, and know leap years', () => {
    expect(ranges('2028-03-01').get('Last month')).to.deep.equal({ since: '2028-02-01', until: '2028-02-29' });
    expect(ranges('2027-01-31').get('Last quarter')).to.deep.equal({ since: '2026-10-01', until: '2026-12-31' });
    expect(ranges('2027-01-31').get('Last month')).to.deep.equal({ since: '2026-12-01', until: '2026-12-31' });
  });
});
