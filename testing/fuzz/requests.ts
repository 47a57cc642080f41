import { gzipSync } from 'node:zlib';
import type { Random } from '../random.ts';

const QUERIES = [
  '{ guilds { id name } }',
  'query Q($n: Int = 5, $id: ID!) { ledgerEntries(first: $n) { id postings { amount } } guild(id: $id) { name } }',
  '{ chain { id forwarder } ledgerEntries(first: 3) { number } }',
  '{ relayRequestByKey(from: "0x0000000000000000000000000000000000000001", idempotencyKey: "k") { id status } }',
  '{ relayRequest(id: "x") { id } }',
  'mutation M($i: PrepareAnchorInput!) { prepareAnchor(input: $i) { prepared { summary } userErrors { code } } }',
  'mutation { submitSignedTransaction(input: { rawTransaction: "0x", idempotencyKey: "k" }) { userErrors { code } } }',
  '{ __schema { queryType { name } } }',
  '{ documentSearch(text: "pay or (b", first: 2) { id } }',
];
const VALUES = [null, true, 0, -1, 2 ** 53, 1e300, '', '0x', '0xzz', 'x'.repeat(2_000), '\ud800', '\0', [], {}, [[]]];
const PATHS = [
  '/',
  '/graphql',
  '/graphql/',
  '/livez',
  '/readyz',
  '/assets/',
  '/assets/../../x',
  '/%00',
  '/%zz',
  '//',
  '/*',
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'FOO'];
const TYPES = ['application/json', 'application/json; charset=utf-16', 'text/plain', 'multipart/form-data', 'x', ''];
const ACCEPTED = ['*/*', 'text/html', 'application/graphql-response+json', 'x'];
const ENCODINGS = ['gzip', 'br', 'deflate', 'identity', 'x'];

type Parts = { method: string; path: string; headers: Record<string, string>; body: Buffer };
type Change = (parts: Parts, random: Random) => Partial<Parts>;

const asJson = (value: unknown) => ({ body: Buffer.from(JSON.stringify(value)) });
const withHeader = ({ headers }: Parts, name: string, value: string) => ({ headers: { ...headers, [name]: value } });
const gzipped = (parts: Parts, body: Buffer) => ({
  ...withHeader(parts, 'content-encoding', 'gzip'),
  body: gzipSync(body),
});
const many = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join(' ');

/** What is done to a request that is well-formed. */
const CHANGES: readonly Change[] = [
  (_, random) => ({ method: random.pick(METHODS) }),
  (_, random) => ({ path: random.pick(PATHS) }),
  (_, random) => ({ method: 'GET', path: `/graphql?query=${encodeURIComponent(random.pick(QUERIES))}&variables=%7B` }),
  (parts, random) => withHeader(parts, 'content-type', random.pick(TYPES)),
  (parts, random) => withHeader(parts, 'content-encoding', random.pick(ENCODINGS)),
  (parts, random) => withHeader(parts, 'accept', random.pick(ACCEPTED)),
  (parts, random) => withHeader(parts, `x-${random.number(9)}`, 'h'.repeat(random.number(20_000))),
  (parts) => gzipped(parts, parts.body),
  (parts) => gzipped(parts, Buffer.alloc(5_000_000, ' ')),
  ({ body }) => ({ body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]) }),
  ({ body }, random) => ({ body: body.subarray(0, random.number(body.length + 1)) }),
  ({ body }, random) => {
    const changed = Buffer.from(body);
    for (let i = 0; i < 4 && changed.length > 0; i += 1) changed[random.number(changed.length)] = random.number(256);
    return { body: changed };
  },
  (_, random) => {
    const deep = random.number(6_000);
    const variables = `${'['.repeat(deep)}${']'.repeat(deep)}`;
    return { body: Buffer.from(`{"query":${JSON.stringify(random.pick(QUERIES))},"variables":{"a":${variables}}}`) };
  },
  (_, random) => {
    const variables = { n: random.pick(VALUES), id: random.pick(VALUES), i: random.pick(VALUES) };
    return asJson({ query: random.pick(QUERIES), variables, operationName: random.pick(VALUES) });
  },
  (_, random) => asJson({ query: `{ guilds ${random.pick(['{', '[', '(']).repeat(random.number(3_000))}` }),
  (_, random) => asJson({ query: `{ ${many(random.number(120), (i) => `a${i}: chain { id }`)} }` }),
  (_, random) => {
    const fragments = many(random.number(60), (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    return asJson({ query: `{ ...F0 } ${fragments}` });
  },
  (_, random) => asJson(random.pick(VALUES)),
];

/**
 * Makes a request as its bytes: one that is well-formed, with a few things done to it.
 *
 * @returns The bytes, and whether they are a whole request.
 */
export function fuzzedRequest(random: Random): { bytes: Buffer; whole: boolean } {
  let parts: Parts = {
    method: 'POST',
    path: '/graphql',
    headers: { host: 'x', 'content-type': 'application/json', connection: 'close' },
    body: Buffer.from(JSON.stringify({ query: random.pick(QUERIES), variables: { id: '0x01', i: {} } })),
  };
  for (let changes = random.number(4); changes > 0; changes -= 1)
    parts = { ...parts, ...random.pick(CHANGES)(parts, random) };
  const cut = random.once(30) ? 1 + random.number(50) : 0;
  const headers = { ...parts.headers, 'content-length': String(parts.body.length + cut) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = `${parts.method} ${parts.path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
  return { bytes: Buffer.concat([Buffer.from(head, 'latin1'), parts.body]), whole: cut === 0 };
}
