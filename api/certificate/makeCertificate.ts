import { parentPort, workerData } from 'node:worker_threads';
import { certifyTo } from '../../verify/cli/certificate/certifyTo.ts';
import { Problem } from '../../verify/cli/problem.ts';
import type { CertificateOrder, MadeCertificate, MakingProgress } from './certificateOrder.ts';

/** How often it is told how far it is, in milliseconds. */
const TELL_EVERY = 250;

/** Makes a certificate in a thread of its own: deriving a ledger takes its processor for long. */
const { file, rpcUrl, graphNodeUrl, from: fromBlock, to: block, ...of } = workerData as CertificateOrder;

function tell(made: MadeCertificate | { progress: MakingProgress }): void {
  parentPort?.postMessage(made);
}

let told = 0;
function onBlock(block: bigint, from: bigint, to: bigint): void {
  if (performance.now() - told < TELL_EVERY) return;
  told = performance.now();
  tell({ progress: { block, from, to } });
}

try {
  const period = { fromBlock, block, blockHash: undefined };
  const options = { ...of, ...period, rpc: [rpcUrl] as [string], graphql: graphNodeUrl };
  const { number, hash } = await certifyTo(file, options, onBlock);
  tell({ block: number, hash });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  tell(error instanceof Problem ? { unknown: error.forClients } : { failed: reason });
}
