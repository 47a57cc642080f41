import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Ledger } from '../ledger/ledger.ts';
import type { Verifier } from '../verifier/verifier.ts';

/** What the gateway tells Prometheus. */
export type Metrics = {
  contentType: string;
  /** Its metrics now, in Prometheus's text format. */
  read(): Promise<string>;
};

const STATES = ['VERIFIED', 'BEHIND', 'DIFFERS', 'UNKNOWN'] as const;
const PATIENCE_MS = 3_000;

/**
 * Makes the metrics: of the process, of the ledger's latest block, and of what the verifier says of it. What cannot be asked
 * is left out, so that an alarm on its absence tells.
 *
 * @param parts.verifier - Undefined when the gateway has none.
 * @see https://prometheus.io/docs/practices/naming/
 */
export function createMetrics({
  ledger,
  verifier,
}: {
  ledger: Pick<Ledger, 'forOperation'>;
  verifier: Pick<Verifier, 'verdict'> | undefined;
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const help = {
    ledger: 'Number of the latest block that the ledger has indexed.',
    verified: 'Number of the last block at which the verifier has compared all.',
    verification: 'What the verifier says of the ledger at its latest block: 1 for the state that it is in.',
  };
  const ledgerBlock = new Gauge({ name: 'guildhall_ledger_block', help: help.ledger, registers });
  const verifiedBlock = new Gauge({ name: 'guildhall_verified_block', help: help.verified, registers });
  const labelNames = ['state'];
  const verification = new Gauge({ name: 'guildhall_verification', help: help.verification, labelNames, registers });

  async function look(): Promise<void> {
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
  }

  return {
    contentType: registry.contentType,
    async read() {
      await look();
      return registry.metrics();
    },
  };
}
