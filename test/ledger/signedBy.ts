import type { Contract, HDNodeWallet, TypedDataField } from 'ethers';

/** Signs a struct (EIP-712) for a contract that tells its own domain (ERC-5267). */
export async function signedBy(
  signer: HDNodeWallet,
  contract: Contract,
  types: Record<string, TypedDataField[]>,
  message: object,
): Promise<string> {
  const { name, version, chainId, verifyingContract } = await contract.getFunction('eip712Domain')();
  return signer.signTypedData({ name, version, chainId, verifyingContract }, types, message);
}
