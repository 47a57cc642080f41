import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** What happens to a call on its way. */
export type Fault =
  /** It reaches the node, and its answer is lost with the connection. */
  | 'drop-answer'
  /** It reaches the node, and a gateway in between answers 502 in HTML. */
  | 'bad-gateway'
  /** It reaches the node, and something in between answers a page. */
  | 'page'
  /** It reaches the node, and half of its answer arrives. */
  | 'cut-off'
  /** It does not reach the node. */
  | 'drop-call'
  /** It does not reach the node: there were too many. */
  | 'too-many'
  /** The node answers null. */
  | 'null'
  /** The node answers with an error. */
  | { code: number; message: string }
  /** The node takes its time. */
  | { delayMs: number }
  /** The node answers something else. */
  | { edit: (result: Record<string, unknown>) => unknown };

/** Decides about each call, by its method and parameters; gives undefined to let it pass. */
export type NodeProfile = (method: string, params: unknown[]) => Fault | undefined;

/** A JSON-RPC proxy that goes wrong as told. */
export type FaultyNode = {
  url: string;
  setFaults(decide: NodeProfile): void;
  /** How often each method was called. */
  calls: Map<string, number>;
  stop(): Promise<void>;
};

/** Starts a proxy in front of a node. */
export async function startFaultyNode(nodeUrl: string): Promise<FaultyNode> {
  let decide: NodeProfile = () => undefined;
  const calls = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { id, method, params } = JSON.parse(body);
    calls.set(method, (calls.get(method) ?? 0) + 1);
    const fault = decide(method, params);
    await answerWith(response, fault, { id, ask: () => ask(nodeUrl, body) });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy does not listen');
  return {
    url: `http://127.0.0.1:${address.port}`,
    setFaults: (next) => {
      decide = next;
    },
    calls,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answerWith(
  response: ServerResponse,
  fault: Fault | undefined,
  { id, ask: askNode }: { id: unknown; ask: () => Promise<string> },
): Promise<void> {
  if (fault === 'drop-call') return void response.destroy();
  if (fault === 'too-many') return reply(response, 429, 'text/plain', 'Too many requests.');
  if (typeof fault === 'object' && 'code' in fault) return json(response, { jsonrpc: '2.0', id, error: fault });
  const answer = await askNode();
  if (fault === 'drop-answer') return void response.destroy();
  if (fault === 'bad-gateway') return reply(response, 502, 'text/html', '<html>502 Bad Gateway</html>');
  if (fault === 'page') return reply(response, 200, 'text/html', '<html>Please wait.</html>');
  if (fault === 'cut-off') return reply(response, 200, 'application/json', answer.slice(0, answer.length / 2));
  if (fault === 'null') return json(response, { jsonrpc: '2.0', id, result: null });
  if (typeof fault === 'object' && 'edit' in fault) {
    const whole = JSON.parse(answer);
    return json(response, whole.result ? { ...whole, result: fault.edit(whole.result) } : whole);
  }
  if (fault) await sleep(fault.delayMs);
  reply(response, 200, 'application/json', answer);
}

async function ask(url: string, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.text();
}

function json(response: ServerResponse, body: object): void {
  reply(response, 200, 'application/json', JSON.stringify(body));
}

function reply(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
