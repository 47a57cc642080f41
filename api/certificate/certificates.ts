import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Hex } from '../../verify/chain/types.ts';
import type { Config } from '../config.ts';
import type { AskedCertificate, CertificateOrder, MadeCertificate } from './certificateOrder.ts';

/** Certificates that are kept, and those that wait to be made, for all clients and for one. */
const MOST_KEPT = 16;
const MOST_WAITING = 8;
const MOST_WAITING_OF_CLIENT = 2;
/** How long what was made is served before it is made anew; what has failed is tried again after as long. */
const KEPT_MS = 60_000;
const WORKER = new URL('./makeCertificate.ts', import.meta.url);
const MEMORY_MB = 1_024;

/** A certificate that was asked for; `waiting` when it is being made, or its turn has not come. */
export type Certificate =
  | { file: string; block: bigint; hash: Hex }
  | { unknown: string }
  | { failed: string }
  | 'waiting';

/** Makes certificates one at a time, in the order in which they are asked for, whoever asks and however often. */
export type Certificates = {
  /**
   * The newest certificate of a guild, or of a period. It is made when there is none, or an old one, and few enough wait.
   *
   * @param client - Who asks, to whom few places are given.
   */
  of(asked: AskedCertificate, client: string): Certificate;
  /** Stops what is being made, and forgets what was. */
  close(): Promise<void>;
};

/** Keeps certificates in a folder of the system's for what is temporary. */
export async function createCertificates(
  { rpcUrl, graphNodeUrl, factory, forwarder }: Pick<Config, 'rpcUrl' | 'graphNodeUrl' | 'factory' | 'forwarder'>,
  log: Pick<Logger, 'warn'>,
): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-certificates-'));
  const fileOf = (key: string) => join(folder, `${key}.certificate.gz`);
  const made = new LRUCache<string, Exclude<Certificate, 'waiting'>>({
    max: MOST_KEPT,
    ttl: KEPT_MS,
    dispose: (_, key, reason) => {
      if (reason !== 'set') rm(fileOf(key), { force: true }).catch(() => undefined);
    },
  });
  const waiting = new Map<string, { asked: AskedCertificate; client: string }>();
  let current: Worker | undefined;

  async function makeNext(): Promise<void> {
    const [first] = waiting;
    if (first === undefined || current !== undefined) return;
    const [key, { asked }] = first;
    const file = fileOf(key);
    const order = { ...asked, file, rpcUrl, graphNodeUrl, factory, forwarder } as CertificateOrder;
    current = new Worker(WORKER, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    const found = await outcomeOf(current);
    if ('failed' in found) log.warn({ ...asked, reason: found.failed }, 'A certificate could not be made.');
    current = undefined;
    waiting.delete(key);
    made.set(key, 'block' in found ? { file, ...found } : found);
    await makeNext();
  }

  return {
    of(asked, client) {
      const { guild, from = '', to = '' } = asked;
      const key = `${guild}-${from}-${to}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const own = [...waiting.values()].filter((one) => one.client === client).length;
      const hasPlace = waiting.size < MOST_WAITING && own < MOST_WAITING_OF_CLIENT;
      if (hasPlace && !waiting.has(key)) waiting.set(key, { asked, client });
      makeNext();
      return 'waiting';
    },
    async close() {
      waiting.clear();
      await current?.terminate();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a thread tells, or that it has ended without a word. */
function outcomeOf(worker: Worker): Promise<MadeCertificate> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) => resolve({ failed: error instanceof Error ? error.message : String(error) }));
    worker.once('exit', () => resolve({ failed: 'its thread has ended' }));
  });
}
