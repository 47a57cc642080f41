/**
 * Why the gateway gave no answer: it could not be reached, it refused the question, the block asked for is not indexed,
 * or its answer is not what this page was built for.
 */
export type GatewayErrorKind = 'unreachable' | 'refused' | 'not-indexed' | 'unexpected';

/** The gateway gave no usable answer. */
export class GatewayError extends Error {
  readonly kind: GatewayErrorKind;

  constructor(kind: GatewayErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GatewayError';
    this.kind = kind;
  }
}
