import type { ContractName } from '../../chain/calls/abis.ts';
import { AS_OWN_TRANSACTION } from '../ownTransaction.ts';

/**
 * Functions that run code of others while they are paid for: a contract whose signature is carried (ERC-1271), an arbiter
 * that a client named, the receiver of native coin, or a token that the caller names.
 */
const FUNCTIONS: Partial<Record<ContractName, readonly string[]>> = {
  Compliance: ['acceptAgreementBySig'],
  GuildGovernor: ['castVoteBySig', 'castVoteWithReasonAndParamsBySig'],
  PriorityRounds: ['castBallotBySig'],
  Projects: ['changeScope', 'openDispute', 'recoverSurplus', 'settle', 'withdraw'],
};

/** Most gas of such a request, in units. A carried ballot on more than some 20 projects needs more and is not paid for. */
const MOST_GAS = 750_000n;

/**
 * Why the relayer does not give a call so much gas; null when it does. What others' code takes says nothing of what it
 * needs, and a simulation does not tell: the code can find out how much gas it was given.
 *
 * @param gas - What the request may use, in units.
 */
export function foreignCodeRefusal(contract: ContractName, functionName: string, gas: bigint): string | null {
  if (gas <= MOST_GAS || !FUNCTIONS[contract]?.includes(functionName)) return null;
  return (
    `${functionName} of ${contract} runs other people's code, so the relayer pays for at most ${MOST_GAS} gas of it, and the ` +
    `request may use ${gas}: ${AS_OWN_TRANSACTION}`
  );
}
