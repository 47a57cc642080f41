import type { TransactionLike } from 'ethers';
import { FORWARDER } from './relayNode.ts';
import type { RequestRow } from './relayTables.ts';

/** What the forwarder needs beside the call itself: the transaction's own 21,000, its checks and its records. */
const OVERHEAD_GAS = 100_000n;
/** The dearest that a byte of calldata can be (EIP-7623). */
const GAS_PER_BYTE = 40n;

/**
 * Gas limit of a transaction with which the forwarder can hand a call all of its gas: it keeps a 64th (EIP-150).
 *
 * @param gas the call's gas, in units
 * @param dataLength the call's data, in bytes
 */
export function executeGasLimit(gas: bigint, dataLength: number): bigint {
  return (gas * 64n) / 63n + OVERHEAD_GAS + BigInt(dataLength) * GAS_PER_BYTE;
}

/** The forwarder's call that executes a stored ForwardRequest, without nonce and fees. */
export function executeTransaction(
  forwarder: string,
  request: Pick<RequestRow, 'signer' | 'recipient' | 'value' | 'gas' | 'deadline' | 'data' | 'signature'>,
): TransactionLike {
  const { signer, recipient, value, gas, deadline, data, signature } = request;
  const forwarded = { from: signer, to: recipient, value, gas, deadline, data, signature };
  return {
    to: forwarder,
    value,
    data: FORWARDER.encodeFunctionData('execute', [forwarded]),
    gasLimit: executeGasLimit(gas, data.length),
  };
}
