import { z } from 'zod';

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/**
 * Asks the gateway one operation.
 *
 * @returns The answer's data, as the caller's type.
 * @throws Error when the gateway cannot be reached or answers with errors.
 */
export async function ask<T>(gatewayUrl: string, query: string, variables: object = {}): Promise<T> {
  const response = await fetch(gatewayUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = answerSchema.parse(await response.json());
  if (answer.errors?.length) throw new Error(`The gateway answered: ${answer.errors.map((e) => e.message).join('; ')}`);
  return answer.data as T;
}
