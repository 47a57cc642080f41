import { setTimeout as sleep } from 'node:timers/promises';
import { Router } from 'express';

/** Whether a part is usable; without one that is `optional`, the gateway serves all the same. */
export type PartHealth =
  | { ok: true; [fact: string]: unknown }
  | { ok: false; reason: string; optional?: true; [fact: string]: unknown };

/** Whether requests should be sent to this gateway. */
export type Readiness = {
  ready: boolean;
  state: 'starting' | 'running' | 'draining';
  parts: Record<string, PartHealth>;
};

/** The gateway's health. */
export type Health = {
  state: Readiness['state'];
  /** Looks at every part; what was found is kept for a second. */
  readiness(): Promise<Readiness>;
};

const KEPT_MS = 1_000;
const PATIENCE_MS = 3_000;
const SILENT: PartHealth = { ok: false, reason: 'It does not answer.' };

/**
 * Watches the gateway's health. Whoever starts and stops the gateway sets its `state`.
 *
 * @param probes - By the part's name. One that throws, whose reason is not shown, or takes longer than 3 s has failed.
 */
export function createHealth(probes: Record<string, () => Promise<PartHealth>>): Health {
  let found: { at: number; parts: Promise<Record<string, PartHealth>> } | undefined;
  const parts = () => {
    if (!found || performance.now() - found.at > KEPT_MS) found = { at: performance.now(), parts: probeAll(probes) };
    return found.parts;
  };
  const health: Health = {
    state: 'starting',
    async readiness() {
      const seen = await parts();
      const ready = health.state === 'running' && Object.values(seen).every(({ ok, optional }) => ok || optional);
      return { ready, state: health.state, parts: seen };
    },
  };
  return health;
}

async function probeAll(probes: Record<string, () => Promise<PartHealth>>): Promise<Record<string, PartHealth>> {
  const entries = Object.entries(probes).map(async ([name, probe]) => {
    const answer = probe().catch(() => SILENT);
    return [name, await Promise.race([answer, sleep(PATIENCE_MS, SILENT, { ref: false })])] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** `/livez` answers while the process does; `/readyz` answers 503 until every part that it needs is usable, and while draining. */
export function healthRoutes(health: Health): Router {
  const router = Router();
  router.get('/livez', (_req, res) => {
    res.json({ live: true });
  });
  router.get('/readyz', async (_req, res) => {
    const readiness = await health.readiness();
    res.status(readiness.ready ? 200 : 503).json(readiness);
  });
  return router;
}
