import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { CID } from 'multiformats/cid';
import { type ContentBlocks, type ImportSettings, openContentBlocks } from './contentBlocks.ts';
import { readUploads, UploadError } from './uploads.ts';

/** graph-node reads no larger file either (GRAPH_MAX_IPFS_FILE_BYTES). */
const MAX_UPLOAD_BYTES = 25 * 1024 * 1024;
const CODECS: Record<string, number> = { raw: 0x55, 'dag-pb': 0x70 };

/** A running content store. */
export type ContentStore = { url: string; stop(): Promise<void> };

/** An answer other than success, in the shape of Kubo's RPC. */
class RpcError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Call = { blocks: ContentBlocks; query: URLSearchParams; request: IncomingMessage; response: ServerResponse };

/**
 * Serves a folder of content by CID on 127.0.0.1, with the verbs of Kubo's RPC that Guildhall, graph-node and graph-cli
 * use (`version`, `add`, `cat`, `block/get`, `block/put`, `pin/add`) and `GET /ipfs/<cid>`. It talks to no network:
 * what it does not hold, it says at once that it does not hold.
 *
 * @see https://docs.ipfs.tech/reference/kubo/rpc/
 */
export async function startContentStore(options: { folder: string; port: number }): Promise<ContentStore> {
  const blocks = await openContentBlocks(options.folder);
  const server = createServer((request, response) => {
    answer(blocks, request, response).catch((error: unknown) => sendError(response, error));
  });
  await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${options.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

const VERBS: Record<string, (call: Call) => Promise<void>> = {
  version: async ({ response }) => sendJson(response, { Version: '0.1.0', Commit: '', Repo: '', System: 'guildhall' }),
  add,
  cat: async (call) => sendFile(call, await heldCid(call, call.query.get('arg')), {}),
  'block/get': async ({ blocks, response, ...call }) => {
    response.end(await blocks.getBlock(await heldCid({ blocks, response, ...call }, call.query.get('arg'))));
  },
  'block/put': putBlock,
  'pin/add': async (call) => {
    sendJson(call.response, { Pins: [String(await heldCid(call, call.query.get('arg')))] });
  },
};

async function answer(blocks: ContentBlocks, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const call = { blocks, query: url.searchParams, request, response };
  if (url.pathname.startsWith('/ipfs/')) return readByGateway(call, url.pathname.slice('/ipfs/'.length));
  const verb = VERBS[url.pathname.replace(/^\/api\/v0\//, '')];
  if (!url.pathname.startsWith('/api/v0/') || verb === undefined) throw new RpcError(404, 'there is no such verb here');
  if (request.method !== 'POST') throw new RpcError(405, 'the RPC takes POST only');
  // A browser names the page that asks; no page has business here, as in Kubo's default.
  if (request.headers.origin !== undefined) throw new RpcError(403, 'web pages may not use the RPC; read /ipfs/<cid>');
  await verb(call);
}

async function add({ blocks, query, request, response }: Call): Promise<void> {
  const settings = importSettings(query);
  const uploads = await readUploads(request, MAX_UPLOAD_BYTES);
  response.setHeader('content-type', 'application/json');
  for (const { name, bytes } of uploads) {
    const { cid, dagBytes } = await blocks.add(bytes, settings);
    response.write(`${JSON.stringify({ Name: name || String(cid), Hash: String(cid), Size: String(dagBytes) })}\n`);
  }
  response.end();
}

/** Settings that would give another CID are refused: a wrong CID is worse than none. */
function importSettings(query: URLSearchParams): ImportSettings {
  const cidVersion = query.get('cid-version') === '1' ? 1 : 0;
  const rawLeaves = query.get('raw-leaves') ?? String(cidVersion === 1);
  const supported: Record<string, string[]> = {
    'cid-version': ['0', '1'],
    'raw-leaves': ['true', 'false'],
    chunker: ['size-262144'],
    hash: ['sha2-256'],
    'wrap-with-directory': ['false'],
    'only-hash': ['false'],
    trickle: ['false'],
  };
  for (const [name, values] of Object.entries(supported)) {
    const value = query.get(name);
    if (value !== null && !values.includes(value)) {
      throw new RpcError(400, `this local store takes ${name}=${values.join(' or ')} only, not ${value}`);
    }
  }
  return { cidVersion, rawLeaves: rawLeaves === 'true' };
}

async function putBlock({ blocks, query, request, response }: Call): Promise<void> {
  const codec = CODECS[query.get('cid-codec') ?? 'raw'];
  if (codec === undefined) throw new RpcError(400, `cid-codec must be ${Object.keys(CODECS).join(' or ')}`);
  for (const { bytes } of await readUploads(request, MAX_UPLOAD_BYTES)) {
    response.write(`${JSON.stringify({ Key: String(await blocks.putBlock(bytes, codec)), Size: bytes.length })}\n`);
  }
  response.end();
}

async function readByGateway(call: Call, text: string): Promise<void> {
  const { method } = call.request;
  if (method !== 'GET' && method !== 'HEAD') throw new RpcError(405, 'content is read with GET');
  const cid = await heldCid(call, text);
  await sendFile(call, cid, {
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
    etag: `"${cid}"`,
  });
}

/** Parses a CID and makes sure that its first block is here. */
async function heldCid({ blocks }: Call, text: string | null): Promise<CID> {
  if (text === null) throw new RpcError(400, 'argument "arg" is required: a CID');
  let cid: CID;
  try {
    cid = CID.parse(text.replace(/^\/ipfs\//, ''));
  } catch (error) {
    throw new RpcError(400, `invalid path "${text}": ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!(await blocks.has(cid)))
    throw new RpcError(404, `block was not found locally (offline): ipld: could not find ${cid}`);
  return cid;
}

async function sendFile(call: Call, cid: CID, headers: Record<string, string>): Promise<void> {
  const { blocks, request, response } = call;
  const parts = (await blocks.cat(cid))[Symbol.asyncIterator]();
  const first = await parts.next();
  const head = first.done ? new Uint8Array() : first.value;
  response.setHeader('content-type', looksLikeText(head) ? 'text/plain; charset=utf-8' : 'application/octet-stream');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(async function* () {
    yield head;
    yield* { [Symbol.asyncIterator]: () => parts };
  }, response);
}

function looksLikeText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }).includes('\0');
  } catch {
    return false;
  }
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(`${JSON.stringify(body)}\n`);
}

function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known = error instanceof RpcError || error instanceof UploadError;
  const message = error instanceof Error ? error.message : String(error);
  response.statusCode = known ? error.status : 500;
  if (response.statusCode === 413) response.setHeader('connection', 'close');
  sendJson(response, { Message: message, Code: 0, Type: 'error' });
}
