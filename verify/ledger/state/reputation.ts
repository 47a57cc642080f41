import { bigEndian, concat } from '../bytes.ts';
import type { Effects } from '../step.ts';
import { record, touch } from './rows.ts';
import { enumName } from './values.ts';

/** Skills, and accounts' points in them. */
export const reputationChanges: Effects = {
  'Reputation SkillAdded': ({ params, guild, records, entry }) => {
    const number = params.number('skill');
    // Milestones that name it are linked to it.
    records.put('Skill', {
      id: concat(guild.reputation, bigEndian(number, 1)),
      guild: guild.accessManager,
      number: Number(number),
      name: params.text('name'),
      entry: entry.id,
    });
  },
  'Reputation ReputationChanged': (step) => {
    const { params, guild, entry } = step;
    const [account, points] = [params.address('account'), params.number('points')];
    const number = bigEndian(params.number('skill'), 1);
    const id = concat(guild.reputation, account, number);
    const row = { id, guild: guild.accessManager, account, skill: concat(guild.reputation, number) };
    touch(step, 'ReputationScore', row, { points });
    record(step, 'ReputationChange', {
      score: id,
      source: enumName('Source', params.number('source')),
      delta: params.number('delta'),
      points,
      milestone: entry.milestone ?? null,
      reasonDigest: params.fixed('reasonDigest'),
    });
  },
};
