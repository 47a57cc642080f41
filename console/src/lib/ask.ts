import { type AnswerWithBasis, type DocumentText, GuildhallError } from '../../../client/index.ts';
import { gateway } from './gateway.ts';

/** Milliseconds after which a question counts as unanswered, however often it was asked again. */
const DEADLINE_MS = 10_000;

/**
 * Asks the gateway.
 *
 * @throws GuildhallError when there is no answer in time, or an answer with errors
 */
export async function ask<Result, Variables>(
  document: DocumentText<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<AnswerWithBasis<Result>> {
  const late = AbortSignal.timeout(DEADLINE_MS);
  try {
    return await gateway.ask(document, variables, signal ? AbortSignal.any([signal, late]) : late);
  } catch (error) {
    if (!late.aborted || signal?.aborted || error instanceof GuildhallError) throw error;
    const message = `There was no answer within ${DEADLINE_MS / 1_000} s.`;
    throw new GuildhallError(message, { code: 'TIMED_OUT', retryable: true, cause: error });
  }
}
