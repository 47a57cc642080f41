import { expect } from 'chai';
import { createHealth, type PartHealth } from './health.ts';

describe('createHealth', () => {
  it('is ready while running, with every part usable', async () => {
    const health = createHealth({
      database: async () => ({ ok: true }),
      ledger: async () => ({ ok: true, indexedBlock: 3 }),
    });
    expect(await health.readiness()).to.include({ ready: false, state: 'starting' });
    health.state = 'running';
    expect(await health.readiness()).to.deep.equal({
      ready: true,
      state: 'running',
      parts: { database: { ok: true }, ledger: { ok: true, indexedBlock: 3 } },
    });
    health.state = 'draining';
    expect(await health.readiness()).to.include({ ready: false, state: 'draining' });
  });

  it('says which part is not usable, without the text of an exception', async () => {
    const health = createHealth({
      database: async () => ({ ok: true }),
      chain: () => Promise.reject(new Error('connect ECONNREFUSED http://user:secret@host')),
    });
    health.state = 'running';
    expect(await health.readiness()).to.deep.equal({
      ready: false,
      state: 'running',
      parts: { database: { ok: true }, chain: { ok: false, reason: 'It does not answer.' } },
    });
  });

  it('is ready without a part that is optional', async () => {
    const redis: PartHealth = { ok: false, optional: true, reason: 'It is gone.' };
    const health = createHealth({ database: async () => ({ ok: true }), redis: async () => redis });
    health.state = 'running';
    expect(await health.readiness()).to.deep.include({ ready: true, parts: { database: { ok: true }, redis } });
  });

  it('does not wait for a part that is silent', async () => {
    const health = createHealth({ database: () => new Promise(() => {}) });
    const timer = setTimeout(() => {}, 10_000);
    const { parts } = await health.readiness();
    clearTimeout(timer);
    expect(parts).to.deep.equal({ database: { ok: false, reason: 'It does not answer.' } });
  });

  it('asks the parts once for many at a time', async () => {
    let asked = 0;
    const probe = async (): Promise<PartHealth> => {
      asked += 1;
      return { ok: true };
    };
    const health = createHealth({ probe });
    await Promise.all(Array.from({ length: 20 }, () => health.readiness()));
    expect(asked).to.equal(1);
  });
});
