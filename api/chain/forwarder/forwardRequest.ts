import { type TypedDataField, verifyTypedData } from 'ethers';
import eip712 from '../../../abis/typedData.json' with { type: 'json' };

/** An EIP-712 domain: the fields that the contract's has, and no others. */
export type Domain = {
  name?: string;
  version?: string;
  chainId?: number;
  verifyingContract?: string;
  salt?: string;
};

/** EIP-712 typed data as `eth_signTypedData_v4` takes it; holds JSON only, integers as decimal strings. */
export type TypedData<Value = string | string[]> = {
  domain: Domain;
  types: Record<string, TypedDataField[]>;
  primaryType: string;
  message: Record<string, Value>;
};

/** An ERC-2771 ForwardRequest with the forwarder's nonce. Gas in units, value in wei, deadline in Unix seconds. */
export type ForwardRequest = {
  from: string;
  to: string;
  value: bigint;
  gas: bigint;
  nonce: bigint;
  deadline: bigint;
  data: string;
};

/** Where a ForwardRequest counts: this forwarder on this chain, nowhere else. */
export type ForwarderDomain = { chainId: bigint; forwarder: string };

/** The domain's own type, which wallets want spelled out and ethers does not. */
export const DOMAIN_TYPE: TypedDataField[] = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
];

/** The typed data (EIP-712) that a ForwardRequest's sender signs, by OpenZeppelin's ERC2771Forwarder. */
export function forwardRequestTypedData(domain: ForwarderDomain, request: ForwardRequest): TypedData<string> {
  return {
    domain: {
      name: 'Guildhall Forwarder',
      version: '1',
      chainId: Number(domain.chainId),
      verifyingContract: domain.forwarder,
    },
    types: { EIP712Domain: DOMAIN_TYPE, ForwardRequest: eip712.Forwarder.ForwardRequest },
    primaryType: 'ForwardRequest',
    message: {
      from: request.from,
      to: request.to,
      value: request.value.toString(),
      gas: request.gas.toString(),
      nonce: request.nonce.toString(),
      deadline: request.deadline.toString(),
      data: request.data,
    },
  };
}

/**
 * The account whose signature this is, lower-case; null when the signature is malformed. An account that is not the
 * request's `from` means that something else was signed, or by somebody else.
 *
 * @param signature - 65 bytes, hex.
 */
export function forwardRequestSigner(
  domain: ForwarderDomain,
  request: ForwardRequest,
  signature: string,
): string | null {
  const { domain: typedDomain, message } = forwardRequestTypedData(domain, request);
  const types = { ForwardRequest: eip712.Forwarder.ForwardRequest };
  try {
    return verifyTypedData(typedDomain, types, message, signature).toLowerCase();
  } catch {
    return null;
  }
}
