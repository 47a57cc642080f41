import { toBeHex } from 'ethers';
import { ethers, networkHelpers } from './chain.ts';

/** Where EIP-2935 keeps the hashes of blocks, how many, and by which code, as the EIP gives them. */
const HISTORY = '0x0000F90827F1C53a10cb7A02335B175320002935';
const KEPT = 8_191;
const CODE =
  '0x3373fffffffffffffffffffffffffffffffffffffffe14604657602036036042575f35600143038111604257611fff81430311604257611f' +
  'ff9006545f5260205ff35b5f5ffd5b5f35611fff60014303065500';

/**
 * Makes enough blocks, and gives the chain a history of them as chains have it since Prague: of the last one's parent, and
 * of the blocks 256, 257 and 8,191 before it. Hardhat's own history contract only says that it has none.
 */
export async function keepHistory(): Promise<void> {
  await networkHelpers.mine(KEPT + 10);
  await networkHelpers.setCode(HISTORY, CODE);
  const last = await ethers.provider.getBlockNumber();
  for (const distance of [1, 256, 257, KEPT]) {
    const block = await ethers.provider.getBlock(last - distance);
    await networkHelpers.setStorageAt(HISTORY, toBeHex((last - distance) % KEPT), block?.hash ?? '0x');
  }
}
