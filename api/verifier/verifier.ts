import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Agent, request } from 'undici';
import type { Config } from '../config.ts';
import type { AnswerBasis } from '../ledger/blocks/namedBlocks.ts';
import { summarySchema, type VerifierSummary } from './summary.ts';
import { type BasisVerdict, strangeness, UNKNOWN, verdictOn } from './verdict.ts';

const ASK_EVERY_MS = 1_000;
const PATIENCE_MS = 2_000;
const MOST_BYTES = 262_144;
/** How long what it said counts, and how long ago it may have looked at chain and ledger itself. */
const COUNTS_MS = 5_000;
const LOOKED_MS = 30_000;

/** The verifier beside this gateway, as it was asked last. */
export type Verifier = {
  /** What it says of what an answer stands on. It is asked beforehand: nobody waits for it. */
  verdict(stands: AnswerBasis): BasisVerdict;
  /** Asks no more. */
  close(): Promise<void>;
};

/** Asks a verifier every second. @returns Undefined when the gateway has none. */
export function createVerifier(
  config: Pick<Config, 'verifierUrl' | 'chainId' | 'factory'>,
  log: Pick<Logger, 'info' | 'warn'>,
): Verifier | undefined {
  if (config.verifierUrl === undefined) return undefined;
  const url = new URL('summary', config.verifierUrl.replace(/\/*$/, '/'));
  const agent = new Agent({ maxResponseSize: MOST_BYTES });
  const stopping = new AbortController();
  let said: { summary: VerifierSummary; at: number } | undefined;

  async function ask(): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const { statusCode, body } = await request(url, { dispatcher: agent, signal });
    if (statusCode !== 200) throw new Error(`it answers with status ${statusCode}`);
    const summary = summarySchema.parse(await body.json());
    const strange = strangeness(summary, config);
    said = strange === undefined ? { summary, at: performance.now() } : undefined;
    if (strange !== undefined) throw new Error(strange);
  }

  async function keepAsking(): Promise<void> {
    let complaint: string | undefined;
    while (!stopping.signal.aborted) {
      const reason = await ask().then(
        () => undefined,
        (error: Error) => error.message,
      );
      if (stopping.signal.aborted) return;
      if (reason !== undefined && complaint === undefined) log.warn({ reason }, 'The verifier tells nothing usable.');
      if (reason === undefined && complaint !== undefined) log.info('The verifier tells what it knows again.');
      complaint = reason;
      await sleep(ASK_EVERY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  const asking = keepAsking();
  return {
    verdict(stands) {
      if (said === undefined) return UNKNOWN;
      const heldMs = performance.now() - said.at;
      const { ageMs } = said.summary;
      if (heldMs > COUNTS_MS || ageMs === null || ageMs + heldMs > LOOKED_MS) return UNKNOWN;
      return verdictOn(said.summary, stands);
    },
    async close() {
      stopping.abort();
      await asking;
      await agent.destroy();
    },
  };
}
