import { z } from 'zod';
import { postJson } from './postJson.ts';

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/**
 * Makes one GraphQL request over HTTP.
 *
 * @returns The answer's data, as the caller's type.
 * @throws Error with the messages of the answer's errors
 */
export async function queryGraph<T>(url: string, query: string, variables: object = {}): Promise<T> {
  const { data, errors } = answerSchema.parse(await postJson(url, { query, variables }));
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '));
  return data as T;
}
