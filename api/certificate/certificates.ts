import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Hex } from '../../verify/chain/types.ts';
import type { Config } from '../config.ts';
import type { AskedCertificate, CertificateOrder, MakingProgress } from './certificateOrder.ts';
import { type CertificateWait, secondsLeft, toldSeconds, USUAL_SECONDS } from './certificateWait.ts';
import { type Making, startMaking } from './startMaking.ts';

/** Certificates that are kept, and those that wait to be made, for all clients and for one. */
const MOST_KEPT = 16;
const MOST_WAITING = 8;
const MOST_WAITING_OF_CLIENT = 2;
/** How long what was made is new; what has failed is tried again after as long. */
const NEW_MS = 60_000;
/** How long what is no longer new is served while it is made anew; its header tells up to which block it is. */
const KEPT_MS = 15 * NEW_MS;

/** A certificate that was asked for, or how long it will still take to be made. */
export type CertificateAnswer =
  | { file: string; block: bigint; hash: Hex }
  | { unknown: string }
  | { failed: string }
  | { waiting: CertificateWait };

/** Makes certificates one at a time, in the order in which they are asked for, whoever asks and however often. */
export type Certificates = {
  /**
   * The newest certificate of a guild, or of a period. It is made when there is none, or an old one, and few enough wait.
   *
   * @param client - Who asks, to whom few places are given.
   */
  of(asked: AskedCertificate, client: string): CertificateAnswer;
  /** Stops what is being made, and forgets what was. */
  close(): Promise<void>;
};

type Kept = { found: Exclude<CertificateAnswer, { waiting: CertificateWait }>; at: number };
type Waiting = { asked: AskedCertificate; client: string; begun?: number; progress?: MakingProgress };

/** Makes one certificate, as `startMaking` does. */
type StartMaking = (order: CertificateOrder, onProgress: (progress: MakingProgress) => void) => Making;

/**
 * Keeps certificates in a folder of the system's for what is temporary.
 *
 * @param start - How one is made.
 */
export async function createCertificates(
  config: Pick<Config, 'rpcUrl' | 'graphNodeUrl' | 'factory' | 'forwarder'>,
  log: Pick<Logger, 'warn'>,
  start: StartMaking = startMaking,
): Promise<Certificates> {
  const { rpcUrl, graphNodeUrl, factory, forwarder } = config;
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-certificates-'));
  const fileOf = (key: string) => join(folder, `${key}.certificate.gz`);
  const made = new LRUCache<string, Kept>({
    max: MOST_KEPT,
    ttl: KEPT_MS,
    dispose: (_, key, reason) => {
      if (reason !== 'set') rm(fileOf(key), { force: true }).catch(() => undefined);
    },
  });
  const waiting = new Map<string, Waiting>();
  let current: Making | undefined;
  /** What the last one took, in seconds. */
  let usual = USUAL_SECONDS;

  async function makeNext(): Promise<void> {
    const [first] = waiting;
    if (first === undefined || current !== undefined) return;
    const [key, one] = first;
    const file = fileOf(key);
    one.begun = performance.now();
    const order = { ...one.asked, file, rpcUrl, graphNodeUrl, factory, forwarder } as CertificateOrder;
    current = start(order, (progress) => (one.progress = progress));
    const found = await current.outcome;
    current = undefined;
    usual = (performance.now() - one.begun) / 1_000;
    waiting.delete(key);
    keep(key, one.asked, 'block' in found ? { file, ...found } : found);
    await makeNext();
  }

  /** What was made before stays when it cannot be made anew now. */
  function keep(key: string, asked: AskedCertificate, found: Kept['found']): void {
    if ('failed' in found) log.warn({ ...asked, reason: found.failed }, 'A certificate could not be made.');
    const before = made.get(key)?.found;
    const isWorse = 'failed' in found && before !== undefined && 'file' in before;
    made.set(key, { found: isWorse ? before : found, at: performance.now() });
  }

  function waitOf(key: string): CertificateWait {
    const keys = [...waiting.keys()];
    const ahead = waiting.has(key) ? keys.indexOf(key) : undefined;
    const [making] = waiting.values();
    const left = secondsLeft(making?.progress, performance.now() - (making?.begun ?? 0), usual);
    const seconds = toldSeconds(left + (ahead ?? waiting.size) * usual);
    return { seconds, ahead, progress: ahead === 0 ? making?.progress : undefined };
  }

  return {
    of(asked, client) {
      const { guild, from = '', to = '' } = asked;
      const key = `${guild}-${from}-${to}`;
      const known = made.get(key);
      if (known !== undefined && performance.now() - known.at < NEW_MS) return known.found;
      const own = [...waiting.values()].filter((one) => one.client === client).length;
      const hasPlace = waiting.size < MOST_WAITING && own < MOST_WAITING_OF_CLIENT;
      if (hasPlace && !waiting.has(key)) waiting.set(key, { asked, client });
      makeNext();
      return known !== undefined && 'file' in known.found ? known.found : { waiting: waitOf(key) };
    },
    async close() {
      waiting.clear();
      await current?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
