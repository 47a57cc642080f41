import { openLogProof, type ShownLog } from './openLogProof.ts';
import { expectSame, type Report } from './report.ts';
import { standOnBlock, standOnChain } from './standOn.ts';
import type { LogProof, Premises } from './types.ts';

/**
 * Opens the proof of a log, and takes down which block and which chain it stands on.
 *
 * @param what - Whose log it is.
 */
export function openLog(report: Report, what: string, proof: LogProof, premises: Premises): ShownLog {
  const claim = `The ${what}’s log is in the block whose header the proof has.`;
  const shown = report.show(claim, () => openLogProof(proof));
  standOnBlock(report, shown.header, premises);
  checkChain(report, shown.transaction.chainId, premises.chainId);
  return shown;
}

/** Where the chain is not known, all transactions must be signed for the one that the first of them names. */
function checkChain(report: Report, signedFor: bigint | null, known: bigint | null): void {
  const chainId = known ?? report.premise('chain')?.value ?? signedFor;
  if (signedFor === null) {
    const chain = chainId === null ? 'one chain alone' : `chain ${chainId}`;
    report.leaveOpen(`Its transaction is signed for ${chain}.`, 'It is valid on every chain.');
    return;
  }
  report.show(`Its transaction is signed for chain ${chainId}.`, () => {
    expectSame('chain', `${signedFor}`, `${chainId}`);
  });
  standOnChain(report, signedFor, known !== null);
}
