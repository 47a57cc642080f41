import type { Contract, HDNodeWallet } from 'ethers';
import { FORWARD_REQUEST_TYPES } from '../contracts/helpers/forwardRequestTypes.ts';
import type { ProposedCall } from './decide.ts';
import { signedBy } from './signedBy.ts';

/** A `ForwardRequestData` of the forwarder. */
export type SignedRequest = {
  from: string;
  to: string;
  value: bigint;
  gas: bigint;
  deadline: number;
  data: string;
  signature: string;
};

const GAS = 12_000_000n;
const FAR_OFF = 2 ** 47;

/** Signs a call for the forwarder; `ahead` counts the signer's requests that will be executed before. */
export async function signRequest(
  forwarder: Contract,
  signer: HDNodeWallet,
  [contract, name, ...args]: ProposedCall,
  ahead = 0n,
): Promise<SignedRequest> {
  const request = {
    from: signer.address,
    to: await contract.getAddress(),
    value: 0n,
    gas: name === 'createGuild' ? GAS : GAS / 6n,
    deadline: FAR_OFF,
    data: contract.interface.encodeFunctionData(name, args),
  };
  const nonce = (await forwarder.getFunction('nonces')(signer.address)) + ahead;
  return { ...request, signature: await signedBy(signer, forwarder, FORWARD_REQUEST_TYPES, { ...request, nonce }) };
}
