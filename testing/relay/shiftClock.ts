/** Preloaded into a process whose clock is to be wrong: shifts what `Date` says. */

const aheadMs = Number(process.env.TEST_CLOCK_AHEAD_MS ?? 0);
const realNow = Date.now.bind(Date);

class ShiftedDate extends Date {
  constructor(...time: unknown[]) {
    super(...((time.length === 0 ? [realNow() + aheadMs] : time) as [number]));
  }

  static override now(): number {
    return realNow() + aheadMs;
  }
}

if (aheadMs !== 0) globalThis.Date = ShiftedDate as DateConstructor;
