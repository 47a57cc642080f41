import { parseArgs } from 'node:util';
import { measureLive } from './live/measureLive.ts';

const help = `Subscribes many clients to all entries from the first on, all at once; then drops blocks again and again while each client
is cut once, and comes back. Counts what is missing, double or stale, and measures from mined to told.

  --subscribers N  1000 by default, half of them by WebSocket and half by event stream
  --reorgs N       branches that are dropped, 20 by default
  --deposits N     transactions before anybody subscribes, 200 by default`;

const whole = { type: 'string' } as const;
const { values } = parseArgs({
  options: { subscribers: whole, reorgs: whole, deposits: whole, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const subscribers = Number(values.subscribers ?? 1_000);
const reorgs = Number(values.reorgs ?? 20);
const deposits = Number(values.deposits ?? 200);
if (![subscribers, reorgs, deposits].every((given) => Number.isSafeInteger(given) && given > 0)) {
  console.error('✘ The numbers must be whole and at least 1.');
  process.exit(2);
}
const faults = await measureLive({ subscribers, reorgs, deposits });
process.exit(faults === 0 ? 0 : 1);
