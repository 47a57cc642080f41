import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Health } from '../http/health/health.ts';
import type { RedisAnswers } from '../ledger/answers/redisAnswers.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Verifier } from '../verifier/verifier.ts';

/** What the gateway tells Prometheus. */
export type Metrics = {
  contentType: string;
  /** Its metrics now, in Prometheus's text format. */
  read(): Promise<string>;
};

/** What the metrics are about. */
export type Measured = {
  ledger: Pick<Ledger, 'forOperation' | 'counts'>;
  health: Pick<Health, 'readiness'>;
  /** Undefined when the gateway has none. */
  verifier: Pick<Verifier, 'verdict'> | undefined;
  /** Undefined when gateways share nothing. */
  redis: Pick<RedisAnswers, 'failures'> | undefined;
};

const STATES = ['VERIFIED', 'BEHIND', 'DIFFERS', 'UNKNOWN'] as const;
const PATIENCE_MS = 3_000;

/**
 * Makes the metrics: of the process, of its parts, of the answers it keeps, of the ledger's latest block, and of what the
 * verifier says of it. What cannot be asked is left out, so that an alarm on its absence tells.
 *
 * @see https://prometheus.io/docs/practices/naming/
 */
export function createMetrics(measured: Measured): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const looks = [healthMetrics, answerMetrics, ledgerMetrics].map((metrics) => metrics(measured, [registry]));
  return {
    contentType: registry.contentType,
    async read() {
      await Promise.all(looks.map((look) => look()));
      return registry.metrics();
    },
  };
}

/** Looks at what some metrics are about. */
type Look = () => Promise<void>;

function healthMetrics({ health }: Measured, registers: Registry[]): Look {
  const help = {
    ready: 'Whether requests should be sent to this gateway, as /readyz says: 1 or 0.',
    part: 'Whether a part is usable, as /readyz says: 1 or 0.',
  };
  const ready = new Gauge({ name: 'guildhall_ready', help: help.ready, registers });
  const part = new Gauge({ name: 'guildhall_part_up', help: help.part, labelNames: ['part'], registers });
  return async () => {
    const found = await health.readiness();
    ready.set(found.ready ? 1 : 0);
    for (const [name, { ok }] of Object.entries(found.parts)) part.set({ part: name }, ok ? 1 : 0);
  };
}

function answerMetrics({ ledger, redis }: Measured, registers: Registry[]): Look {
  const help = {
    answers: 'Answers of the ledger by where they were found; what was found nowhere is asked of graph-node.',
    failures: 'How many times Redis did not do in time what it was asked.',
  };
  const answers = new Counter({
    name: 'guildhall_ledger_answers_total',
    help: help.answers,
    labelNames: ['from'],
    registers,
  });
  const failures = redis && new Counter({ name: 'guildhall_redis_failures_total', help: help.failures, registers });
  return async () => {
    answers.reset();
    answers.inc({ from: 'memory' }, ledger.counts.memory);
    if (redis) answers.inc({ from: 'redis' }, ledger.counts.redis);
    answers.inc({ from: 'graph-node' }, ledger.counts.graphNode);
    failures?.reset();
    failures?.inc(redis?.failures ?? 0);
  };
}

function ledgerMetrics({ ledger, verifier }: Measured, registers: Registry[]): Look {
  const help = {
    ledger: 'Number of the latest block that the ledger has indexed.',
    verified: 'Number of the last block at which the verifier has compared all.',
    verification: 'What the verifier says of the ledger at its latest block: 1 for the state that it is in.',
  };
  const ledgerBlock = new Gauge({ name: 'guildhall_ledger_block', help: help.ledger, registers });
  const verifiedBlock = new Gauge({ name: 'guildhall_verified_block', help: help.verified, registers });
  const labelNames = ['state'];
  const verification = new Gauge({ name: 'guildhall_verification', help: help.verification, labelNames, registers });
  return async () => {
    ledgerBlock.remove();
    verifiedBlock.remove();
    verification.reset();
    const stands = await ledger
      .forOperation(AbortSignal.timeout(PATIENCE_MS))
      .basis()
      .catch(() => undefined);
    if (stands === undefined) return;
    ledgerBlock.set(stands.block.number);
    const said = verifier?.verdict(stands);
    if (said === undefined) return;
    for (const state of STATES) verification.set({ state }, state === said.state ? 1 : 0);
    if (said.block !== null) verifiedBlock.set(said.block.number);
  };
}
