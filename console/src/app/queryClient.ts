import { QueryClient } from '@tanstack/react-query';
import { GatewayError } from '../lib/gatewayError.ts';

/** Milliseconds between attempts while the gateway does not answer. */
const RETRY_MS = 3_000;

/** Times that an unanswered question is asked again by itself. */
const RETRIES = 3;

/** What the page has read. It reads anew at new blocks, not when a window gets the focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (failures, error) => error instanceof GatewayError && error.kind === 'unreachable' && failures < RETRIES,
      retryDelay: RETRY_MS,
    },
  },
});
