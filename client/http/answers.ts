import { GuildhallError } from './guildhallError.ts';

/** The block that an answer stands on. */
export type Basis = {
  /** CID of the subgraph's manifest. */
  deployment?: string;
  /** The block; absent when the fields of an operation name different ones. */
  block?: { number: number; hash: string | null };
  /** What the operation cost; see docs/limits.md. */
  cost?: number;
  /** What the verifier beside the gateway says of it; see docs/api.md. */
  verified?: {
    state: 'VERIFIED' | 'BEHIND' | 'DIFFERS' | 'UNKNOWN';
    /** The last block that it has compared. */
    block: { number: number; hash: string } | null;
    /** Of `DIFFERS`: some of the guilds. */
    guilds?: string[];
  };
};

/** A GraphQL result as the gateway sends it. */
export type GraphqlResult = {
  data?: unknown;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
  extensions?: { guildhall?: Basis };
};

/**
 * Takes a result for what it is.
 *
 * @param result - Parsed JSON.
 * @param retryAfter - The header of that name, in seconds.
 * @returns The result, which has data and no errors.
 * @throws GuildhallError with the code of its first error
 */
export function dataOf(result: GraphqlResult, retryAfter?: number): GraphqlResult {
  const [error] = result.errors ?? [];
  if (error) {
    const { code = 'INTERNAL', retryable, retryAfter: after = retryAfter, requestId } = error.extensions ?? {};
    throw new GuildhallError(error.message, {
      code: String(code),
      retryable: retryable === true,
      retryAfter: after as number | undefined,
      requestId: requestId as string | undefined,
    });
  }
  if (result.data === undefined) throw noGateway();
  return result;
}

/** That what answered is no gateway. */
export function noGateway(): GuildhallError {
  return new GuildhallError('What answers there is no gateway of Guildhall: check the url, which ends in /graphql.', {
    code: 'NO_GATEWAY',
  });
}
