import { z } from 'zod';
import { postJson } from './postJson.ts';

const answerSchema = z.union([
  z.object({ result: z.unknown() }),
  z.object({ error: z.object({ code: z.number().optional(), message: z.string() }) }),
]);

/**
 * Makes one JSON-RPC 2.0 call over HTTP.
 *
 * @throws Error with the answer's message, or when there is no answer
 */
export async function callRpc(url: string, method: string, params: unknown = []): Promise<unknown> {
  const answer = answerSchema.parse(await postJson(url, { jsonrpc: '2.0', id: 1, method, params }));
  if ('error' in answer) throw new Error(`${method}: ${answer.error.message}`);
  return answer.result;
}
