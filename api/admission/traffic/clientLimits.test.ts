import { expect } from 'chai';
import { FREE_LIMITS } from '../../../testing/freeAdmission.ts';
import { createClientLimits } from './clientLimits.ts';
import { createMinuteBudgets } from './minuteBudgets.ts';
import type { Visit } from './visits.ts';

const LIMITS = { ...FREE_LIMITS, requestsPerMinute: 5, costPerMinute: 1_000, requestsInFlight: 2 };

function visitBy(client: string): Visit & { end: () => void } {
  const releases: (() => void)[] = [];
  return {
    client,
    signal: new AbortController().signal,
    onEnd: (release) => void releases.push(release),
    counted: false,
    end: () => releases.forEach((release) => void release()),
  };
}

function refusal(act: () => void): object | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { extensions: object }).extensions;
  }
}

describe('createClientLimits', () => {
  it('bounds a client’s requests at once, each counted once, and apart from its submissions', () => {
    const limits = createClientLimits(LIMITS);
    const [first, second, third] = [visitBy('a'), visitBy('a'), visitBy('a')];
    for (const visit of [first, first, second]) limits.count(visit, 'read');
    expect(refusal(() => limits.count(third, 'read'))).to.include({
      code: 'RATE_LIMITED',
      retryable: true,
      retryAfter: 1,
    });
    limits.count(visitBy('b'), 'read');
    limits.count(visitBy('a'), 'submit');
    first.end();
    limits.count(visitBy('a'), 'read');
  });

  it('bounds a client’s requests and their cost a minute, and says when there is more', () => {
    const limits = createClientLimits(LIMITS);
    for (let i = 0; i < 5; i += 1) {
      const visit = visitBy('a');
      limits.count(visit, 'read');
      visit.end();
    }
    const refused = refusal(() => limits.count(visitBy('a'), 'read'));
    expect(refused).to.deep.include({ code: 'RATE_LIMITED' });
    expect(refused).to.have.nested.property('http.status', 429);
    limits.charge(visitBy('b'), 'read', 999);
    limits.charge(visitBy('b'), 'read', 999);
    expect(refusal(() => limits.charge(visitBy('b'), 'read', 1))).to.include({ retryAfter: 60 });
    limits.charge(visitBy('b'), 'submit', 1);
  });
});

describe('createMinuteBudgets', () => {
  it('refills evenly, and never above a minute’s worth', () => {
    let now = 0;
    const budgets = createMinuteBudgets(60, () => now);
    expect(budgets.take('a', 90)).to.equal(0);
    expect(budgets.take('a', 1)).to.equal(31);
    now = 31_000;
    expect(budgets.take('a', 1)).to.equal(0);
    expect(budgets.take('a', 1)).to.be.above(0);
    now = 3_600_000;
    expect(budgets.take('a', 60)).to.equal(0);
    expect(budgets.take('a', 1)).to.be.above(0);
  });

  it('forgets clients when there are too many, so that its table stays small', () => {
    const budgets = createMinuteBudgets(1, () => 0);
    budgets.take('first', 1);
    for (let i = 0; i < 20_000; i += 1) budgets.take(`client ${i}`, 1);
    expect(budgets.take('first', 1)).to.equal(0);
  });
});
