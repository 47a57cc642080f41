import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonFault } from '../../admission/document/nesting.ts';
import { MOST_NESTED } from '../../admission/limits.ts';
import { acceptsJson } from '../../plainJson.ts';
import { answerUnusable, refuseBody } from './bodyErrors.ts';
import { readBody } from './readBody.ts';
import { parseJson } from './readJson.ts';

const JSON_TYPE = /^application\/json(; ?charset=utf-8)?$/i;
const GET_PREFIX = '/graphql?';

/** A request whose body was read already; express's parsers leave it alone. */
type Parsed = IncomingMessage & { body?: unknown };
/** What a request asks, not checked yet; or how it is refused. */
type Asked = { operation: unknown } | { refuse: (response: ServerResponse) => void };

/**
 * Reads what a request asks when it is a plain one: a POST of JSON to the API, with a body of known length that is not
 * compressed, or a GET, and JSON is wanted.
 *
 * @returns Undefined for a request that is not plain, or that Apollo must say what is wrong with.
 */
export async function readPlain(request: IncomingMessage): Promise<Asked | undefined> {
  if (!acceptsJson(request.headers.accept)) return undefined;
  if (isPlainGet(request)) return checked(operationOf(request));
  return isPlainPost(request) ? await readPost(request) : undefined;
}

function isPlainPost({ method, url, headers }: IncomingMessage): boolean {
  if (method !== 'POST' || url !== '/graphql' || !JSON_TYPE.test(headers['content-type'] ?? '')) return false;
  return headers['content-encoding'] === undefined && headers['content-length'] !== undefined;
}

function isPlainGet({ method, url, headers }: IncomingMessage): boolean {
  return method === 'GET' && url?.startsWith(GET_PREFIX) === true && headers['content-type'] === undefined;
}

async function readPost(request: Parsed): Promise<Asked> {
  const read = await readBody(request);
  if (typeof read === 'string') return { refuse: (response) => refuseBody(request, response, read) };
  try {
    request.body = parseJson(read);
  } catch {
    return { refuse: (response) => refuseBody(request, response, 'malformed') };
  }
  return checked(request.body);
}

/** The operation in the address of a GET; undefined where it cannot be read. */
function operationOf({ url = '' }: IncomingMessage): unknown {
  const given = [...new URLSearchParams(url.slice(GET_PREFIX.length))];
  const { variables, ...rest } = Object.fromEntries(given);
  if (given.length !== new Set(given.map(([name]) => name)).size) return undefined;
  try {
    return { ...rest, ...(variables !== undefined && { variables: JSON.parse(variables) }) };
  } catch {
    return undefined;
  }
}

function checked(operation: unknown): Asked {
  const fault = jsonFault(operation, MOST_NESTED);
  return fault === undefined ? { operation } : { refuse: (response) => answerUnusable(response, fault) };
}
