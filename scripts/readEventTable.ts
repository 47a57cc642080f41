import type { EventRule, Subject, SubjectField, SubjectOwner } from '../verify/events/eventRule.ts';

/** The parameters that a subject is read from when its row names none. */
const USUAL: Record<SubjectField, readonly string[]> = {
  account: ['account'],
  token: ['token'],
  amount: ['amount'],
  project: ['projectId'],
  milestone: ['projectId', 'milestoneId'],
  proposal: ['proposalId'],
  budget: ['budgetId'],
  round: ['roundId'],
  dispute: ['disputeId'],
  finding: ['findingId'],
  document: ['digest', 'cid'],
};
const OWNERS: readonly SubjectOwner[] = [
  'guild',
  'project',
  'milestone',
  'budget',
  'dispute',
  'finding',
  'cause',
  'operation',
];
const EVENT = /^\| \w+ \| `\w+` \|.*$/gm;
const ROW = /^\| (\w+) \| `(\w+)` \| ([A-Z]+) \| (signer|`\w+`) \|([^|]*)\|[^|]*\|[^|]*\|$/;
const SUBJECT = /^(\w+)(?: of (\w+))?((?: `[^`]+`)*)(?: (if|unless) `([\w.]+)`)?$/;

/**
 * Reads the table of events of docs/ledger.md.
 *
 * @param document - The text of docs/ledger.md.
 * @returns Its rows, in their order.
 * @throws Error when a row says what docs/proof.md has no meaning for.
 */
export function readEventTable(document: string): EventRule[] {
  const rows = document.slice(document.indexOf('## The events')).match(EVENT) ?? [];
  return rows.map(readRow);
}

function readRow(row: string): EventRule {
  const [, contract = '', event = '', category = '', actor = '', subjects = ''] = ROW.exec(row) ?? [];
  if (event === '') throw new Error(`docs/ledger.md: this row does not have all seven columns: ${row}`);
  return {
    contract,
    event,
    kind: inCapitals(event),
    category,
    actor: actor === 'signer' ? null : actor.slice(1, -1),
    subjects: subjects
      .split(',')
      .map((subject) => subject.trim())
      .filter((subject) => subject !== '')
      .map((subject) => readSubject(subject, `${contract} ${event}`)),
  };
}

function readSubject(text: string, row: string): Subject {
  const [, name = '', owner = null, paths = '', word, path = ''] = SUBJECT.exec(text) ?? [];
  if (!(name in USUAL)) throw new Error(`docs/ledger.md, ${row}: "${text}" is no subject.`);
  if (owner !== null && !OWNERS.some((known) => known === owner)) {
    throw new Error(`docs/ledger.md, ${row}: there is no ${name} of ${owner}.`);
  }
  const field = name as SubjectField;
  const named = [...paths.matchAll(/[\w.]+/g)].map(([found]) => found);
  return {
    field,
    of: owner as SubjectOwner | null,
    from: named.length > 0 || owner !== null ? named : USUAL[field],
    condition: word === undefined ? null : { path, holds: word === 'if' },
  };
}

/** @example inCapitals('EIP712DomainChanged') // 'EIP712_DOMAIN_CHANGED' */
function inCapitals(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
}
