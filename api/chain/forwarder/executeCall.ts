import { dataLength } from 'ethers';
import { abis } from '../calls/abis.ts';
import { forwardGas } from './forwardGas.ts';
import type { ForwardRequest } from './forwardRequest.ts';

/** A ForwardRequest as the forwarder's `execute` takes it: the nonce is the forwarder's own. */
export type SignedRequest = Omit<ForwardRequest, 'nonce'> & { signature: string };

/** The forwarder's call that executes a signed ForwardRequest, with the gas that it is sent with, in units. */
export function executeCall(forwarder: string, request: SignedRequest) {
  const { value, gas, data } = request;
  return {
    to: forwarder,
    value,
    data: abis.Forwarder.encodeFunctionData('execute', [request]),
    gas: forwardGas(gas, dataLength(data)),
  };
}
