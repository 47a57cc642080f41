import type { CheckedAfter } from '../../../../verify/certificate/checkAfter.ts';

/** What the worker is told: the files that were chosen. */
export type CheckOrder = { files: File[] };

/** A certificate that was read to its end. */
export type CheckedName = CheckedAfter & { name: string };

/** What the worker tells. */
export type CheckMessage =
  | { kind: 'progress'; name: string; read: number; size: number }
  | { kind: 'checked'; checked: CheckedName }
  | { kind: 'refused'; name: string; reason: string }
  | { kind: 'ended' };
