import type { TransactionLike } from 'ethers';
import { abis } from '../../chain/abis.ts';
import { forwardGas } from '../../chain/forwardGas.ts';
import type { RequestRow } from '../store/relayTables.ts';

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
    data: abis.Forwarder.encodeFunctionData('execute', [forwarded]),
    gasLimit: forwardGas(gas, data.length),
  };
}
