import type { JsonRpcProvider } from 'ethers';

/** Moves the local chain's time forward and mines a block there. */
export async function passTime(provider: JsonRpcProvider, seconds: number): Promise<void> {
  await provider.send('evm_increaseTime', [seconds]);
  await provider.send('evm_mine', []);
}

/** Time of the chain's latest block, Unix seconds. */
export async function chainTime(provider: JsonRpcProvider): Promise<number> {
  const block = await provider.getBlock('latest');
  if (!block) throw new Error('The chain has no block.');
  return block.timestamp;
}
