import { hexlify, type TransactionLike } from 'ethers';
import { executeCall } from '../../chain/forwarder/executeCall.ts';
import type { RequestRow } from '../store/relayTables.ts';

/** The forwarder's call that executes a stored ForwardRequest, without nonce and fees. */
export function executeTransaction(
  forwarder: string,
  request: Pick<RequestRow, 'signer' | 'recipient' | 'value' | 'gas' | 'deadline' | 'data' | 'signature'>,
): TransactionLike {
  const { signer, recipient, value, gas, deadline, data, signature } = request;
  const signed = { from: signer, to: recipient, value, gas, deadline, data: hexlify(data) };
  const { gas: gasLimit, ...call } = executeCall(forwarder, { ...signed, signature: hexlify(signature ?? '0x') });
  return { ...call, gasLimit };
}
