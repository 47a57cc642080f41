import { expect } from 'chai';
import type { Readiness } from '../http/health/health.ts';
import type { Basis } from '../ledger/blocks/basis.ts';
import type { BasisVerdict } from '../verifier/verdict.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { serveMetrics } from './serveMetrics.ts';

describe('the gateway’s metrics', () => {
  const stands: Basis = { deployment: 'Qm', block: { number: 9, hash: '0xab' } };
  let basis: () => Promise<Basis>;
  let verdict: BasisVerdict;
  const counts = { memory: 3, redis: 2, graphNode: 1 };
  const ledger = { forOperation: () => ({ basis: () => basis() }) as never, counts };
  let readiness: Readiness;
  const measured = { ledger, health: { readiness: async () => readiness }, redis: undefined, verifier: undefined };
  const linesOf = async (metrics: Metrics) =>
    (await metrics.read()).split('\n').filter((line) => line.startsWith('guildhall_'));
  const read = async (verifier: boolean) => {
    const own = createMetrics({ ...measured, verifier: verifier ? { verdict: () => verdict } : undefined });
    return (await linesOf(own)).filter((line) => /_block|_verification/.test(line));
  };
  beforeEach(() => {
    basis = async () => stands;
    verdict = { state: 'BEHIND', block: { number: 8, hash: '0xaa' } };
    readiness = { ready: true, state: 'running', parts: { chain: { ok: true } } };
  });

  it('tell which parts are usable', async () => {
    const metrics = createMetrics(measured);
    expect(await linesOf(metrics)).to.include.members(['guildhall_ready 1', 'guildhall_part_up{part="chain"} 1']);
    readiness = { ready: false, state: 'running', parts: { chain: { ok: false, reason: 'It does not answer.' } } };
    expect(await linesOf(metrics)).to.include.members(['guildhall_ready 0', 'guildhall_part_up{part="chain"} 0']);
  });

  it('count answers by where they were found, each time the whole', async () => {
    for (const redis of [{ failures: 4 }, undefined]) {
      const metrics = createMetrics({ ...measured, redis });
      await metrics.read();
      expect((await linesOf(metrics)).filter((line) => /answers|redis/.test(line))).to.deep.equal([
        'guildhall_ledger_answers_total{from="memory"} 3',
        ...(redis ? ['guildhall_ledger_answers_total{from="redis"} 2'] : []),
        'guildhall_ledger_answers_total{from="graph-node"} 1',
        ...(redis ? ['guildhall_redis_failures_total 4'] : []),
      ]);
    }
  });

  it('tell the ledger’s block and what the verifier says of it', async () => {
    expect(await read(true)).to.deep.equal([
      'guildhall_ledger_block 9',
      'guildhall_verified_block 8',
      'guildhall_verification{state="VERIFIED"} 0',
      'guildhall_verification{state="BEHIND"} 1',
      'guildhall_verification{state="DIFFERS"} 0',
      'guildhall_verification{state="UNKNOWN"} 0',
    ]);
  });

  it('leave out what nobody knows', async () => {
    expect(await read(false)).to.deep.equal(['guildhall_ledger_block 9']);
    verdict = { state: 'UNKNOWN', block: null };
    expect(await read(true))
      .to.include('guildhall_verification{state="UNKNOWN"} 1')
      .and.to.have.length(5);
    basis = () => Promise.reject(new Error('graph-node is away'));
    expect(await read(true)).to.deep.equal([]);
  });

  it('are told anew each time', async () => {
    const metrics = createMetrics({ ...measured, verifier: { verdict: () => verdict } });
    expect(await metrics.read()).to.include('guildhall_ledger_block 9');
    basis = () => Promise.reject(new Error('graph-node is away'));
    expect(await metrics.read()).to.not.include('guildhall_ledger_block 9');
  });

  it('are served at a port of their own, and nothing else is', async () => {
    const log = { info: (entry: unknown) => told.push(entry), error: () => undefined };
    const told: unknown[] = [];
    const metrics = createMetrics(measured);
    const close = await serveMetrics(metrics, { host: '127.0.0.1', metricsPort: 0 }, log as never);
    const { port } = (told[0] as { address: { port: number } }).address;
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, metrics.contentType]);
    expect(await answer.text())
      .to.include('process_cpu_seconds_total')
      .and.to.include('guildhall_ledger_block 9');
    for (const [path, method] of [
      ['/', 'GET'],
      ['/metrics', 'POST'],
    ] as const) {
      expect((await fetch(`http://127.0.0.1:${port}${path}`, { method })).status).to.equal(404);
    }
    await close?.();
    expect(await serveMetrics(metrics, { host: '127.0.0.1' }, log as never)).to.equal(undefined);
  });
});
