import { QueryClient } from '@tanstack/react-query';
import { isPassing } from './gatewayError.ts';

/** Milliseconds between attempts while the gateway does not answer. */
const AGAIN_MS = 3_000;

/**
 * What the page has read. It reads anew at new blocks, not when a window gets the focus, and asks an unanswered question
 * again until it is answered.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      queryKeyHashFn: (key) => JSON.stringify(key, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)),
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: false,
      refetchInterval: ({ state }) => (isPassing(state.error) ? AGAIN_MS : false),
    },
  },
});
