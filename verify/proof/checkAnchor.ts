import type { Hex } from '../chain/types.ts';
import { readLog } from '../events/readLog.ts';
import { isIncluded } from '../tree/checkProof.ts';
import { openLog } from './openLog.ts';
import { expectSame, type Report } from './report.ts';
import type { AnchorProof, ClaimedEntry, Premises } from './types.ts';

/** What an anchor is to cover, and whose it must be. */
export type ToCover = { entry: Pick<ClaimedEntry, 'number' | 'entryHash'>; auditTrail: Hex; premises: Premises };

/** Checks that an anchor covers an entry. @returns Whether that is shown; it is left open when there is no anchor. */
export function checkAnchor(
  report: Report,
  anchor: AnchorProof | null,
  { entry, auditTrail, premises }: ToCover,
): boolean {
  const claim = `It is entry ${entry.number} of the guild, after the one whose hash is named.`;
  if (anchor === null) {
    report.leaveOpen(claim, 'No anchor that covers it is given.');
    return false;
  }
  const shown = openLog(report, 'anchor', anchor.log, premises);
  return report.show(claim, () => {
    expectSame('an anchor of', shown.log.address, auditTrail);
    const { rule, params } = readLog('AuditTrail', shown.log);
    expectSame('the event', rule.event, 'Anchored');
    const tree = { root: params.fixed('root'), size: params.number('entryCount') };
    if (isIncluded(anchor.path, tree, entry.number - 1n, entry.entryHash)) return true;
    throw new Error(`The hashes do not lead from entry ${entry.number} to the anchored root of ${tree.size} entries.`);
  });
}
