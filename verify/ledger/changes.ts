import { concat } from './bytes.ts';
import type { Effects, Step } from './step.ts';

/** What logs change once their entries are written. */
export const changes: Effects = {
  'Projects CreditHeld': (step) => setHeld(step, true),
  'Projects CreditReleased': (step) => setHeld(step, false),
};

function setHeld({ guild, params, records }: Step, held: boolean): void {
  const id = concat(guild.projects, params.address('account'), params.address('token'));
  records.put('CreditBalance', { ...records.find('CreditBalance', id), id, held });
}
