import { parentPort, workerData } from 'node:worker_threads';
import { certifyTo } from '../../verify/cli/certificate/certifyTo.ts';
import { Problem } from '../../verify/cli/problem.ts';
import type { CertificateOrder, MadeCertificate } from './certificateOrder.ts';

/** Makes a certificate in a thread of its own: deriving a ledger takes its processor for long. */
const { file, rpcUrl, graphNodeUrl, from: fromBlock, to: block, ...of } = workerData as CertificateOrder;

function tell(made: MadeCertificate): void {
  parentPort?.postMessage(made);
}

try {
  const period = { fromBlock, block, blockHash: undefined };
  const options = { ...of, ...period, rpc: [rpcUrl] as [string], graphql: graphNodeUrl };
  const { number, hash } = await certifyTo(file, options);
  tell({ block: number, hash });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  tell(error instanceof Problem ? { unknown: reason } : { failed: reason });
}
