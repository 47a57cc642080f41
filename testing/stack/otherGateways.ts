import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { computeAddress, parseEther, toQuantity } from 'ethers';
import { callRpc } from '../../local/http/rpc.ts';
import { freePorts } from '../../local/process/ports.ts';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import type { Stack } from '../../local/stack/stack.ts';

/** The key of gateways beside a stack's own. */
export const OTHER_RELAYER_KEY = `0x${'5e'.repeat(32)}`;

const POLL_MS = 20;

/** A line of a gateway's log. */
export type LogLine = { level: number; msg: string; [fact: string]: unknown };

/** A gateway beside a stack's own. */
export type OtherGateway = {
  url: string;
  child: ChildProcess;
  /** All that it has written. */
  log(): string;
  /** The lines of it that are whole. */
  lines(): LogLine[];
  /** Its exit code. */
  ended: Promise<number | null>;
  /** Posts a query. */
  ask(query: string): Promise<Response>;
  /** The value of one of its metrics, by name and labels. */
  metric(name: string): Promise<number>;
  /** Waits until a path answers with a status, as long as the gateway lives. @returns The answer, parsed. */
  until(path: string, status: number): Promise<unknown>;
};

/** Gateways beside a stack's own. */
export type OtherGateways = {
  /**
   * Starts one, which may still be starting when it is returned.
   *
   * @param changes - Settings other than the usual.
   */
  start(changes?: Record<string, string>): Promise<OtherGateway>;
  /** Kills those that are left. */
  stop(): void;
};

/** Prepares to start gateways on the parts of a stack, with a relayer key that can pay. */
export async function openOtherGateways(stack: Stack): Promise<OtherGateways> {
  await callRpc(stack.rpcUrl, 'hardhat_setBalance', [computeAddress(OTHER_RELAYER_KEY), toQuantity(parseEther('1'))]);
  const children: ChildProcess[] = [];
  return {
    async start(changes = {}) {
      const [port = 0, metricsPort = 0] = await freePorts(2);
      const env = { ...environment(stack, port, metricsPort), ...changes };
      const child = spawn(process.execPath, [join(repositoryRoot, 'api', 'server.ts')], { env });
      children.push(child);
      return watch(child, `http://127.0.0.1:${port}`, `http://127.0.0.1:${metricsPort}/metrics`);
    },
    stop() {
      for (const child of children) child.kill('SIGKILL');
    },
  };
}

function environment(stack: Stack, port: number, metricsPort: number): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    GUILDHALL_PORT: String(port),
    GUILDHALL_METRICS_PORT: String(metricsPort),
    GUILDHALL_RPC_URL: stack.rpcUrl,
    GUILDHALL_CHAIN_ID: '31337',
    GUILDHALL_FACTORY: stack.deployments.GuildFactory?.address ?? '',
    GUILDHALL_FORWARDER: stack.deployments.Forwarder?.address ?? '',
    GUILDHALL_GRAPH_NODE_URL: stack.ledgerUrl,
    GUILDHALL_GRAPH_NODE_STATUS_URL: stack.statusUrl,
    GUILDHALL_DATABASE_URL: stack.relayDatabaseUrl,
    GUILDHALL_IPFS_URL: stack.ipfsUrl,
    GUILDHALL_RELAYER_KEYS: OTHER_RELAYER_KEY,
  };
}

function watch(child: ChildProcess, url: string, metricsUrl: string): OtherGateway {
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const log = () => Buffer.concat(chunks).toString();
  return {
    url,
    child,
    log,
    lines: () =>
      log()
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ended: once(child, 'close').then(([code]) => code as number | null),
    ask: (query) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      }),
    async metric(name) {
      const lines = (await (await fetch(metricsUrl)).text()).split('\n');
      return Number(lines.find((line) => line.startsWith(`${name} `))?.slice(name.length));
    },
    async until(path, status) {
      for (; child.exitCode === null; await sleep(POLL_MS)) {
        const response = await fetch(url + path).catch(() => undefined);
        if (response?.status === status) return response.json();
      }
      throw new Error(`${path} did not answer ${status}: ${log()}`);
    },
  };
}
