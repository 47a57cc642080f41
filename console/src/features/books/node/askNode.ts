import { z } from 'zod';

/** Milliseconds after which a node counts as silent. */
const DEADLINE_MS = 15_000;

const answerSchema = z.object({
  jsonrpc: z.literal('2.0'),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

/**
 * Asks a node of the chain by JSON-RPC.
 *
 * @throws Error that says what is wrong with the node, and what to do
 */
export async function askNode(url: string, method: string, params: unknown[], signal?: AbortSignal): Promise<unknown> {
  const late = AbortSignal.timeout(DEADLINE_MS);
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const until = signal ? AbortSignal.any([signal, late]) : late;
  const response = await post(url, body, until).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new Error(
      late.aborted
        ? `The node was silent for ${DEADLINE_MS / 1_000} s.`
        : 'The node cannot be reached from this page: check its address, and that it lets web pages ask it (CORS).',
      { cause },
    );
  });
  const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) throw new Error(`What answers there, with status ${response.status}, is no node of a chain.`);
  if (answer.data.error) throw new Error(`The node refused ${method}: ${answer.data.error.message}`);
  return answer.data.result;
}

function post(url: string, body: string, signal: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body, signal, credentials: 'omit', redirect: 'error' });
}
