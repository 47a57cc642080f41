import { Worker } from 'node:worker_threads';
import type { CertificateOrder, MadeCertificate, MakingProgress } from './certificateOrder.ts';

const WORKER = new URL('./makeCertificate.ts', import.meta.url);
const MEMORY_MB = 1_024;

/** A certificate that is being made. */
export type Making = { outcome: Promise<MadeCertificate>; stop(): Promise<unknown> };

/** Makes a certificate in a thread of its own. */
export function startMaking(order: CertificateOrder, onProgress: (progress: MakingProgress) => void): Making {
  const worker = new Worker(WORKER, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  const outcome = new Promise<MadeCertificate>((resolve) => {
    worker.on('message', (told: MadeCertificate | { progress: MakingProgress }) => {
      if ('progress' in told) onProgress(told.progress);
      else resolve(told);
    });
    worker.once('error', (error) => resolve({ failed: error instanceof Error ? error.message : String(error) }));
    worker.once('exit', () => resolve({ failed: 'its thread has ended' }));
  });
  return { outcome, stop: () => worker.terminate() };
}
