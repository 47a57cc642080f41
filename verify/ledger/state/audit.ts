import type { Hex } from '../../chain/types.ts';
import { numberedId } from '../ids.ts';
import type { Effects, Step } from '../step.ts';
import { change, count, record } from './rows.ts';
import { enumName, textOrNull } from './values.ts';

/** Auditors' findings. */
export const auditCreations: Effects = {
  'AuditTrail FindingRaised': ({ params, guild, records, entry }) => {
    const number = params.number('findingId');
    records.put('Finding', {
      id: numberedId(guild.auditTrail, number),
      guild: guild.accessManager,
      number,
      auditor: params.address('auditor'),
      subject: params.fixed('subject'),
      severity: enumName('Severity', params.number('severity')),
      title: params.text('title'),
      digest: params.fixed('digest'),
      cid: params.text('cid'),
      resolution: 'OPEN',
      raised: entry.id,
    });
  },
};

/** What becomes of findings; anchors and closing statements. */
export const auditChanges: Effects = {
  'AuditTrail Anchored': (step) => {
    const { params, guild, entry, make } = step;
    const numbers = ['seq', 'fromBlock', 'toBlock', 'entryCount'];
    make('Anchor', {
      id: numberedId(guild.auditTrail, params.number('seq')),
      guild: guild.accessManager,
      head: params.fixed('head'),
      previousHead: params.fixed('previousHead'),
      root: params.fixed('root'),
      blockHash: params.fixed('blockHash'),
      ...Object.fromEntries(numbers.map((name) => [name, params.number(name)])),
      entry: entry.id,
    });
    count(step, { anchorCount: 1n });
  },
  'AuditTrail FindingRaised': (step) => count(step, { findingCount: 1n, openFindingCount: 1n }),
  'AuditTrail FindingAnswered': (step) => {
    const { params, entry } = step;
    if (entry.finding === null) return;
    const { finding = null } = entry;
    const document = { digest: params.fixed('digest'), cid: params.text('cid') };
    record(step, 'FindingAnswer', { finding, number: params.number('answerNumber'), ...document });
  },
  'AuditTrail FindingClosed': (step) => {
    const { params, entry, records } = step;
    const wasOpen = records.find('Finding', (entry.finding ?? '0x') as Hex)?.closed === undefined;
    const finding = change(step, 'Finding', entry.finding, {
      resolution: enumName('Resolution', params.number('resolution')),
      conclusionDigest: params.fixed('digest'),
      conclusionCid: textOrNull(params.text('cid')),
      closed: entry.id,
    });
    if (finding !== undefined && wasOpen) count(step, { openFindingCount: -1n });
  },
  'AuditTrail ClosingStatementPublished': (step) => {
    const { params, guild, entry, make } = step;
    const number = params.number('statementId');
    make('ClosingStatement', {
      id: numberedId(guild.auditTrail, number),
      guild: guild.accessManager,
      number,
      auditor: params.address('auditor'),
      firstAnchor: anchorOf(step, 'firstAnchor'),
      lastAnchor: anchorOf(step, 'lastAnchor'),
      opinion: enumName('Opinion', params.number('opinion')),
      openFindings: params.number('openFindings'),
      digest: params.fixed('digest'),
      cid: params.text('cid'),
      entry: entry.id,
    });
  },
};

/** The anchor that a parameter names, when that many have been made. */
function anchorOf({ params, guild, records }: Step, path: string): Hex | null {
  const number = params.number(path);
  const made = records.find('Guild', guild.accessManager)?.anchorCount ?? 0n;
  return number > 0n && number <= (made as bigint) ? numberedId(guild.auditTrail, number) : null;
}
