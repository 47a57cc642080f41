import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { ethers, networkHelpers, type TestContract } from './chain.ts';
import { FORWARD_REQUEST_TYPES } from './forwardRequestTypes.ts';

/**
 * Signs a call as an ERC-2771 request, ready for `Forwarder.execute`.
 *
 * @param forwarder - The forwarder.
 * @param signer - Who signs.
 * @param target - Contract to call.
 * @param call - Name and arguments of its function.
 * @param claimed.from - Who the request claims to be from; the signer unless a test forges it.
 * @param claimed.gas - Gas for the call.
 * @param claimed.value - Wei sent with the call.
 * @param claimed.nonce - Of the request; by default the signer's next.
 */
export async function signRequest(
  forwarder: TestContract,
  signer: HardhatEthersSigner,
  target: TestContract,
  call: [name: string, ...args: unknown[]],
  {
    from = signer.address,
    gas = 2_000_000n,
    value = 0n,
    nonce,
  }: { from?: string; gas?: bigint; value?: bigint; nonce?: bigint } = {},
) {
  const [name, ...args] = call;
  const request = {
    from,
    to: await target.getAddress(),
    value,
    gas,
    deadline: (await networkHelpers.time.latest()) + 3_600,
    data: target.interface.encodeFunctionData(name, args),
  };
  const domain = {
    name: 'Guildhall Forwarder',
    version: '1',
    chainId: (await ethers.provider.getNetwork()).chainId,
    verifyingContract: await forwarder.getAddress(),
  };
  const message = { ...request, nonce: nonce ?? (await forwarder.nonces(from)) };
  return { ...request, signature: await signer.signTypedData(domain, FORWARD_REQUEST_TYPES, message) };
}
