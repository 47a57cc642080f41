import { bigEndian, concat } from '../../bytes.ts';
import { numberedId } from '../../ids.ts';
import type { Effects } from '../../step.ts';
import { changeGuild, record, touch } from '../rows.ts';
import { enumName } from '../values.ts';

const SHARES = ['quorumBps', 'approvalBps'];
const SECONDS = ['votingDelay', 'votingPeriod', 'lateQuorumExtension', 'timelockDelay', 'executionPeriod'];

/** The rules of the categories, which function has which category, and the guild's strategies. */
export const categoryChanges: Effects = {
  'CategoryPolicy CategoryRulesSet': (step) => {
    const { params, guild, records, make, entry } = step;
    const number = params.number('category');
    const id = concat(guild.categoryPolicy, bigEndian(number, 1));
    const category = enumName('Category', number);
    const version = params.number('version');
    const rules = numberedId(guild.categoryPolicy, version);
    make('CategoryRulesVersion', {
      id: rules,
      guild: guild.accessManager,
      category,
      version,
      ...Object.fromEntries(SHARES.map((name) => [name, Number(params.number(`newRules.${name}`))])),
      ...Object.fromEntries(SECONDS.map((name) => [name, params.number(`newRules.${name}`)])),
      replaced: records.find('GuildCategory', id)?.rules ?? null,
      entry: entry.id,
    });
    touch(step, 'GuildCategory', { id, guild: guild.accessManager }, { category, rules });
    changeGuild(step, { policyVersion: version });
  },
  'CategoryPolicy FunctionCategorySet': (step) => {
    const { params, guild } = step;
    const [target, selector] = [params.address('target'), params.fixed('selector')];
    const id = concat(guild.categoryPolicy, target, selector);
    const category = enumName('Category', params.number('newCategory'));
    touch(step, 'FunctionCategory', { id, guild: guild.accessManager, target, selector }, { category });
    const oldCategory = enumName('Category', params.number('oldCategory'));
    record(step, 'FunctionCategoryChange', { functionCategory: id, oldCategory, newCategory: category });
  },
  'CategoryPolicy ProposalThresholdSet': (step) => {
    changeGuild(step, { proposalThreshold: step.params.number('newThreshold') });
  },
  'CategoryPolicy StrategyAdopted': ({ params, guild, entry, make }) => {
    const number = params.number('strategyId');
    make('Strategy', {
      id: numberedId(guild.categoryPolicy, number),
      guild: guild.accessManager,
      number,
      title: params.text('title'),
      digest: params.fixed('digest'),
      cid: params.text('cid'),
      execution: entry.execution ?? null,
      entry: entry.id,
    });
  },
};
