import { z } from 'zod';
import { GatewayError, kinds } from './gatewayError.ts';
import { readAnswer } from './readAnswer.ts';

const answerSchema = z.object({
  data: z.unknown().optional(),
  extensions: z.object({ guildhall: z.unknown().optional() }).optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string(), requestId: z.string() }).partial().optional(),
      }),
    )
    .optional(),
});

/** An operation: its document, its variables, and the shape of its answer. */
export type GraphqlOperation<T> = {
  document: string;
  variables?: Record<string, unknown>;
  /** Reads the answer's data. */
  schema: z.ZodType<T>;
};

/** Milliseconds after which a question counts as unanswered. */
const DEADLINE_MS = 10_000;

async function post(body: string, signal: AbortSignal | undefined): Promise<unknown> {
  const late = AbortSignal.timeout(DEADLINE_MS);
  let text: string;
  let status: number;
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    text = await response.text();
    status = response.status;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const why = late.aborted ? `was not answered within ${DEADLINE_MS / 1_000} s` : `failed: ${String(cause)}`;
    throw new GatewayError('unreachable', `POST /graphql ${why}.`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new GatewayError('unreachable', `POST /graphql answered with status ${status} and without JSON.`, { cause });
  }
}

/**
 * Asks the gateway one operation over `POST /graphql`.
 *
 * @throws GatewayError when there is no answer, an answer with errors, or one of another shape
 */
export async function askGateway<T>(operation: GraphqlOperation<T>, signal?: AbortSignal): Promise<T> {
  return (await askWithBasis(operation, signal)).data;
}

/** As {@link askGateway}, with what the answer stands on: its `extensions.guildhall`, as it came. */
export async function askWithBasis<T>(
  operation: GraphqlOperation<T>,
  signal?: AbortSignal,
): Promise<{ data: T; basis: unknown }> {
  const { document, variables, schema } = operation;
  const answer = answerSchema.safeParse(await post(JSON.stringify({ query: document, variables }), signal));
  if (!answer.success) throw new GatewayError('unreachable', 'What answers at /graphql is not a GraphQL server.');
  const [error] = answer.data.errors ?? [];
  if (error) {
    const { code = '', requestId } = error.extensions ?? {};
    throw new GatewayError(kinds[code] ?? 'refused', error.message + (requestId ? ` Request id: ${requestId}` : ''));
  }
  return { data: readAnswer(schema, answer.data.data), basis: answer.data.extensions?.guildhall };
}
