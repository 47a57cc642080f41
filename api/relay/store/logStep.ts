import type { Logger } from 'pino';
import type { RelayKind, StoredFailure } from './relayTables.ts';

const LONGEST_REASON = 300;

/** What a line of the log says of each step; an operator is to see those that are not the usual way. */
const SENTENCES = {
  accepted: ['info', 'A relay request was accepted.'],
  assigned: ['info', 'A relay request was bound to a nonce of a relayer key.'],
  sent: ['info', 'A node has the transaction of a relay request.'],
  replaced: ['warn', 'A transaction is replaced.'],
  mined: ['info', 'A relay request was mined.'],
  confirmed: ['info', 'A relay request is final.'],
  superseded: ['info', 'A relay request was executed by a transaction of somebody else.'],
  failed: ['info', 'A relay request has failed.'],
  expired: ['info', 'A relay request has expired.'],
  requeued: ['warn', 'A relay request is back in the queue: its nonce was used from elsewhere.'],
  reorged: ['warn', 'A reorganisation has taken a relay request a step back.'],
} as const satisfies Record<string, readonly ['info' | 'warn', string]>;

/** A step of a relay request, or of a transaction that fills a hole. */
export type RelayStep = {
  step: keyof typeof SENTENCES;
  /** Its id; null for a hole. */
  request: string | null;
  /** Its signer and forwarder nonce, or its sender and that one's nonce. */
  from?: string | undefined;
  nonce?: bigint | undefined;
  kind?: RelayKind | undefined;
  /** The relayer key that it is bound to. */
  key?: string | null | undefined;
  keyNonce?: bigint | null | undefined;
  transaction?: string | null | undefined;
  /** Which of the transactions signed at that nonce, from 1. */
  attempt?: number | undefined;
  /** Since its step before. */
  ms?: number | null | undefined;
  failure?: StoredFailure | null | undefined;
  /** Beyond what every step says. */
  [fact: string]: unknown;
};

/** Writes the line of the log that a step has. Only what is stored is a step. */
export function logStep(log: Pick<Logger, 'info' | 'warn'>, { kind, failure, ...step }: RelayStep): void {
  const [level, sentence] = SENTENCES[step.step];
  const line = {
    ...step,
    nonce: step.nonce?.toString(),
    keyNonce: step.keyNonce?.toString(),
    lane: kind && (kind === 'FORWARD_REQUEST' ? 'queue' : 'signed'),
    ms: step.ms == null ? undefined : Math.round(step.ms),
    failure: failure?.__typename,
    reason: failure ? String(failure.message).slice(0, LONGEST_REASON).toWellFormed() : undefined,
  };
  log[level](Object.fromEntries(Object.entries(line).filter(([, value]) => value != null)), sentence);
}
