import { randomUUID } from 'node:crypto';
import { type RelayParts, SIGNED_LANE, WAKE_CHANNEL } from '../relayParts.ts';
import { holdLeases, type KeyLease, releaseLeases } from '../store/keyLease.ts';
import { followChain } from './followChain.ts';
import { createHeadWatch } from './headWatch.ts';
import { createKeyFunds } from './keyFunds.ts';
import { createCareLane } from './lanes/careLane.ts';
import { createKeyWork } from './lanes/keyLane.ts';
import type { RelayLane } from './lanes/lane.ts';
import { type Loop, startLoop } from './lanes/loop.ts';
import { createSignedWork } from './lanes/signedLane.ts';
import { startListener } from './listen.ts';

const RENEWALS_PER_LEASE = 4;

/** The relay's work in the background. */
export type Worker = {
  /** Ends each turn that is under way, begins no other, and gives the keys back. */
  stop(): Promise<void>;
};

/**
 * Starts the relay's work: a loop per key, one for transactions that their senders signed, one for what needs no key,
 * one that watches the chain and confirms, one that keeps the leases, one that watches the keys' native coin. Each is woken by what concerns it and otherwise looks once a second.
 */
export function startWorker(parts: RelayParts, databaseUrl: string): Worker {
  const { chain, settings, log } = parts;
  const owner = randomUUID();
  const leases = createLeases(parts, owner);
  const watch = createHeadWatch(chain, settings.pollMs);
  const workParts = { ...parts, head: watch.head };
  const lanes = new Map<string, Loop>();
  const busy = new Set<string>();
  let lookAtChain = () => {};
  const openLane = (name: string, lane: RelayLane) => {
    const turn = async () => {
      const { waitMs, isBusy, hasMined } = await lane.turn();
      if (isBusy) busy.add(name);
      else busy.delete(name);
      if (isBusy || hasMined) lookAtChain();
      return waitMs;
    };
    lanes.set(name, startLoop(name, turn, log));
  };
  for (const address of parts.signers.keys()) {
    openLane(address, createKeyWork({ ...workParts, lease: () => leases.of(address) }));
  }
  openLane(SIGNED_LANE, createSignedWork(workParts));
  openLane('care', createCareLane(workParts));
  const wakeAll = () => {
    for (const loop of lanes.values()) loop.wake();
  };
  const funds = createKeyFunds(parts, leases.held);
  const fundsLoop = startLoop('funds', funds, log);
  const takeOn = () => {
    fundsLoop.wake();
    wakeAll();
  };
  const leaseLoop = startLoop('leases', () => leases.renew(takeOn), log);
  const chainLoop = startLoop('chain', followChain({ parts, watch, busy, wakeAll }), log);
  lookAtChain = chainLoop.wake;
  const hear = (payload: string) => {
    const concerned = payload === SIGNED_LANE ? [SIGNED_LANE] : parts.signers.keys();
    for (const name of concerned) lanes.get(name)?.wake();
  };
  const listener = startListener(databaseUrl, WAKE_CHANNEL, hear, log);
  return {
    async stop() {
      leases.drop();
      await listener.stop();
      await Promise.all([chainLoop, leaseLoop, fundsLoop, ...lanes.values()].map((loop) => loop.stop()));
      await releaseLeases(parts.db, owner).catch((error: Error) => {
        log.warn({ reason: error.message }, 'The keys could not be given back; their leases run out by themselves.');
      });
    },
  };
}

function createLeases(parts: RelayParts, owner: string) {
  const { db, signers, settings, log } = parts;
  const addresses = [...signers.keys()];
  let held = new Map<string, KeyLease>();
  let until = 0;
  let isDropped = false;
  return {
    /** The lease of a key, as long as the database surely keeps it. */
    of: (address: string) => (!isDropped && performance.now() < until ? held.get(address) : undefined),
    /** The leases that stand. */
    held: () => (!isDropped && performance.now() < until ? [...held.values()] : []),
    /** Has each key's turn end when it would look for more, however much there is to do. */
    drop() {
      isDropped = true;
    },
    async renew(taken: () => void): Promise<number> {
      if (addresses.length === 0) return settings.leaseMs;
      const askedAt = performance.now();
      const leases = await holdLeases(db, { addresses, owner, leaseMs: settings.leaseMs });
      until = askedAt + settings.leaseMs;
      const before = held;
      held = new Map(leases.map((lease) => [lease.address, lease]));
      for (const { address, epoch } of leases) {
        if (before.get(address)?.epoch === epoch) continue;
        log.info({ key: address, epoch: epoch.toString() }, 'This process sends with a key now.');
        taken();
      }
      return settings.leaseMs / RENEWALS_PER_LEASE;
    },
  };
}
