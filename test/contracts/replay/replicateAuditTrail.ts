import { expect } from 'chai';
import { ZeroHash } from 'ethers';
import type { TestContract } from '../helpers/chain.ts';
import { applyBy, expectFields, type Replica, silent } from './replica.ts';

/**
 * A guild's audit trail rebuilt from its events.
 *
 * @param contract - The guild's AuditTrail contract.
 */
export function replicateAuditTrail(contract: TestContract): Replica {
  const anchors: Record<string, unknown>[] = [];
  const findings: Record<string, unknown>[] = [];
  let statementCount = 0n;
  const findingOf = (findingId: bigint) => findings[Number(findingId) - 1] as Record<string, unknown>;
  return {
    contract,
    apply: applyBy({
      ...silent,
      Anchored({ head, previousHead, root, entryCount, fromBlock, toBlock, blockHash }) {
        const last = anchors.at(-1);
        expect(previousHead, 'the head before').to.equal(last?.head ?? ZeroHash);
        if (last) expect(fromBlock, 'the next block').to.equal((last.toBlock as bigint) + 1n);
        anchors.push({ head, root, blockHash, toBlock, entryCount });
      },
      FindingRaised: ({ auditor, severity }) => findings.push({ auditor, severity, resolution: 0n, answerCount: 0n }),
      FindingAnswered: ({ findingId, answerNumber }) => {
        findingOf(findingId).answerCount = answerNumber;
      },
      FindingClosed: ({ findingId, resolution }) => {
        findingOf(findingId).resolution = resolution;
      },
      ClosingStatementPublished: ({ statementId }) => {
        statementCount = statementId;
      },
    }),
    async check() {
      expect(await contract.anchorCount()).to.equal(anchors.length);
      expect(await contract.findingCount()).to.equal(findings.length);
      expect(await contract.statementCount()).to.equal(statementCount);
      const open = findings.filter(({ resolution }) => resolution === 0n);
      expect(await contract.openFindingCount()).to.equal(open.length);
      for (const [index, anchor] of anchors.entries()) {
        expectFields(await contract.anchorOf(index + 1), anchor, `anchor ${index + 1}`);
      }
      for (const [index, finding] of findings.entries()) {
        expectFields(await contract.findingOf(index + 1), finding, `finding ${index + 1}`);
      }
      const last = anchors.at(-1);
      if (last) expect(await contract.nextFromBlock()).to.equal((last.toBlock as bigint) + 1n);
    },
  };
}
