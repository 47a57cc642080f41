/** Codes of faults that the client itself finds; all others are the gateway's, see docs/api.md. */
export type OwnFaultCode =
  /** Nothing answered: the network, the address or the server. */
  | 'UNREACHABLE'
  /** The answer took longer than `timeout`. */
  | 'TIMED_OUT'
  /** What answered is no gateway of Guildhall. */
  | 'NO_GATEWAY'
  /** Entries have a gap, or do not continue each other's hashes. */
  | 'BROKEN_LEDGER'
  /** What the gateway gave to sign is not what was asked for: nothing was signed. */
  | 'NOT_AS_ASKED'
  /** The signer cannot do this. */
  | 'SIGNER_CANNOT'
  /** The document, the date or the block cannot be used. */
  | 'MISUSED';

/** What is known of a fault. */
export type FaultDetails = {
  /** The gateway's code, or an {@link OwnFaultCode}; stable. */
  code: OwnFaultCode | (string & {});
  /** Whether the same may succeed later. */
  retryable?: boolean;
  /** Seconds to wait before that. */
  retryAfter?: number | undefined;
  /** Finds the fault in the gateway's log. */
  requestId?: string | undefined;
  /** What it came from. */
  cause?: unknown;
};

/** A fault that the caller of an action cannot correct by other input: of the network, the gateway or the ledger. */
export class GuildhallError extends Error {
  override readonly name = 'GuildhallError';
  readonly code: FaultDetails['code'];
  readonly retryable: boolean;
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;

  /**
   * @param message - What is wrong and what to do.
   * @param details - What is known of it.
   */
  constructor(message: string, { code, retryable = false, retryAfter, requestId, cause }: FaultDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
    this.requestId = requestId;
  }
}
