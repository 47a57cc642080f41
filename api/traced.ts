import { currentRequest } from './currentRequest.ts';
import type { SpanFacts, WorkSpan } from './requestSpan.ts';

/**
 * Does something in the name of the current request, as a part of its trace where it has one.
 *
 * @param name - Of the part.
 * @param facts - What the trace says of it.
 * @param work - Is given the part's name for whoever is asked; undefined without a trace.
 */
export function traced<T>(
  name: string,
  facts: SpanFacts,
  work: (traceparent: string | undefined) => Promise<T>,
): Promise<T> {
  const span = currentRequest()?.span?.begin(name, facts);
  return span === undefined ? work(undefined) : until(span, work);
}

async function until<T>(span: WorkSpan, work: (traceparent: string) => Promise<T>): Promise<T> {
  try {
    const done = await work(span.traceparent);
    span.end();
    return done;
  } catch (error) {
    const code = (error as { extensions?: { code?: unknown } }).extensions?.code;
    span.end(typeof code === 'string' ? code : 'INTERNAL');
    throw error;
  }
}
