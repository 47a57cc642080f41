import type { Hex } from '../../../chain/types.ts';
import { numberedId, partId } from '../../ids.ts';
import type { Effects, Step } from '../../step.ts';
import { add, change, count, record } from '../rows.ts';
import { enumName } from '../values.ts';

/** Priority rounds and the projects in them. */
export const priorityCreations: Effects = {
  'PriorityRounds RoundOpened': (step) => {
    const { params, guild, records, known, entry } = step;
    const number = params.number('roundId');
    const id = numberedId(guild.priorities, number);
    const projects = params.numbers('terms.projectIds');
    records.put('Round', {
      id,
      guild: guild.accessManager,
      number,
      kind: enumName('RoundKind', params.number('terms.kind')),
      title: params.text('terms.title'),
      digest: params.fixed('terms.digest'),
      cid: params.text('terms.cid'),
      token: params.flag('terms.kind') ? params.address('terms.token') : null,
      budget: params.number('terms.budget'),
      startsAt: params.number('terms.startsAt'),
      endsAt: params.number('terms.endsAt'),
      candidateCount: projects.length,
      ballotCount: 0n,
      totalWeight: 0n,
      opened: entry.id,
      execution: entry.execution ?? null,
    });
    for (const projectNumber of projects) {
      const project = known('Project', numberedId(guild.projects, projectNumber));
      records.put('RoundCandidate', {
        id: numberedId(id, projectNumber),
        round: id,
        project,
        projectNumber,
        weight: 0n,
      });
    }
  },
};

/** Ballots and results of rounds. */
export const priorityChanges: Effects = {
  'PriorityRounds RoundOpened': (step) => count(step, { roundCount: 1n }),
  'PriorityRounds BallotCast': (step) => {
    const { params, entry } = step;
    if (entry.round === null) return;
    const { round = null } = entry;
    const weight = params.number('weight');
    record(step, 'Ballot', { round, voter: params.address('voter'), sender: params.address('actor'), weight });
    addChoices(step, round as Hex);
    add(step, 'Round', round, { ballotCount: 1n, totalWeight: weight });
  },
  'PriorityRounds RoundFinalized': (step) => {
    const { params, entry } = step;
    const { round } = entry;
    const totals = { ballotCount: params.number('ballotCount'), totalWeight: params.number('totalWeight') };
    if (change(step, 'Round', round, { ...totals, finalized: entry.id }) === undefined) return;
    const [weights, amounts] = [params.numbers('weights'), params.numbers('amounts')];
    params.numbers('ranking').forEach((projectNumber, at) => {
      const [weight, amount] = [weights[at], amounts[at]];
      const result = { ...(weight === undefined ? {} : { weight }), ...(amount === undefined ? {} : { amount }) };
      change(step, 'RoundCandidate', numberedId(round as Hex, projectNumber), { rank: at + 1, ...result });
    });
  },
};

function addChoices(step: Step, round: Hex): void {
  const { params, entry, make, known } = step;
  const [shares, weights] = [params.numbers('sharesBps'), params.numbers('weights')];
  params.numbers('projectIds').forEach((projectNumber, at) => {
    const candidate = known('RoundCandidate', numberedId(round, projectNumber));
    const weight = weights[at];
    if (candidate === null || weight === undefined || shares[at] === undefined) return;
    make('BallotChoice', {
      id: partId(entry.id, at),
      ballot: entry.id,
      candidate,
      shareBps: Number(shares[at]),
      weight,
    });
    add(step, 'RoundCandidate', candidate, { weight });
  });
}
