import { AsyncLocalStorage } from 'node:async_hooks';
import type { OperationTypeNode } from 'graphql';
import type { RequestSpan } from './requestSpan.ts';

/** An operation as the log names it: never by its text, which may hold what nobody else is to read. */
export type NamedOperation = {
  /** Its name, shortened; absent when it has none. */
  name?: string | undefined;
  type?: `${OperationTypeNode}` | undefined;
  /** SHA-256 of the whole text that it was sent in, in hex. */
  hash: string;
};

/** What is noted of a request while it is answered, for its line in the log. */
export type RequestFacts = {
  /** Its id, which the caller may have chosen. */
  readonly id: string;
  operation?: NamedOperation;
  /** What has answered it: see docs/how-to/operate.md. */
  via?: 'cache' | 'forwarded' | 'apollo' | 'schema' | 'stream';
  cost?: number;
  /** How often graph-node was asked for it. */
  asks: number;
  /** Codes of the errors that it was answered with. */
  readonly codes: Set<string>;
  /** Its part of a trace, when requests are traced. */
  span?: RequestSpan;
  /** SHA-256 of the document that it has published. */
  document?: string;
  /** Whether it has no line: it asks for the page, or how the gateway is. */
  isQuiet: boolean;
  /** Whether it was answered: what happens later in its name is not its own any more. */
  isOver: boolean;
};

const requests = new AsyncLocalStorage<RequestFacts>();

/** Makes the facts of a request of which nothing is known yet. */
export function newRequest(id: string): RequestFacts {
  return { id, asks: 0, codes: new Set(), isQuiet: false, isOver: false };
}

/** Does something in the name of a request. */
export function asRequest<T>(facts: RequestFacts, work: () => T): T {
  return requests.run(facts, work);
}

/** Does something in nobody's name: what outlives the request that happened to begin it. */
export function inBackground<T>(work: () => T): T {
  return requests.exit(work);
}

/** The request in whose name this runs; undefined for work in the background. */
export function currentRequest(): RequestFacts | undefined {
  const facts = requests.getStore();
  return facts?.isOver ? undefined : facts;
}

/** Notes facts of the current request. */
export function noteFacts(facts: Partial<Pick<RequestFacts, 'via' | 'cost' | 'operation' | 'document'>>): void {
  const request = currentRequest();
  if (request) Object.assign(request, facts);
}

/** Notes the code of an error that the current request is answered with. */
export function noteCode(code: unknown): void {
  if (typeof code === 'string') currentRequest()?.codes.add(code);
}
