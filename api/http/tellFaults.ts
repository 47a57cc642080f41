import type { ApolloServerOptions } from '@apollo/server';
import { noteCode } from '../currentRequest.ts';
import { hintOfDefined } from '../variableHints.ts';

type FormatError = NonNullable<ApolloServerOptions<object>['formatError']>;
type Words = { code: string; message: string };

/** Faults of the client's that Apollo names no code for, or tells without what to do; by Apollo's own words. */
const WORDS: Record<string, Words> = {
  'provided sha does not match query': {
    code: 'PERSISTED_QUERY_HASH_MISMATCH',
    message: 'The persisted query’s `sha256Hash` is not the SHA-256 of `query`, in hex: send the right one, or none.',
  },
  'Unsupported persisted query version': {
    code: 'BAD_REQUEST',
    message: 'The persisted query’s `version` is not supported: send 1.',
  },
  'Apollo Server supports only GET/POST requests.': {
    code: 'BAD_REQUEST',
    message: 'Send operations by POST, or queries by GET.',
  },
  'GET requests only support query operations, not mutation operations': {
    code: 'BAD_REQUEST',
    message: 'Only queries can be sent by GET: send this mutation by POST.',
  },
};

/** Tells some of the client's faults in the gateway's own words; the rest as `formatError` does. */
export function tellFaults(formatError: FormatError): FormatError {
  return (formatted, error) => {
    const words = WORDS[formatted.message];
    if (!words) {
      const told = formatError(formatted, error);
      return { ...told, message: told.message + hintOfDefined(told.message, error) };
    }
    noteCode(words.code);
    return { message: words.message, extensions: { code: words.code, retryable: false } };
  };
}
