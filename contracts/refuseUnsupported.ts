import type { Provider } from 'ethers';

/** TSTORE, TLOAD and MCOPY, once each. */
const CANCUN = '0x5f5f5d5f5c505f5f5f5e00';
/** Nothing: STOP. */
const NOTHING = '0x00';
/** Returns the number that contracts see as the block's. */
const BLOCK_NUMBER = '0x435f5260205ff3';
/** The contract that keeps the hashes of past blocks (EIP-2935). */
const BLOCK_HISTORY = '0x0000F90827F1C53a10cb7A02335B175320002935';
/** Blocks that a chain may make between two questions. */
const BLOCKS_BETWEEN = 1_000n;

/**
 * Refuses a chain that Guildhall's contracts cannot work on: one without the opcodes of Cancun (transient storage), one
 * without the history of block hashes of Prague, or one whose contracts see another chain's block numbers, as those of
 * Arbitrum do.
 *
 * @param provider - A node of the chain; it is only asked.
 * @throws Error that says what the chain lacks, or what the node answered to a question that any chain can answer.
 */
export async function refuseUnsupported(provider: Provider): Promise<void> {
  await provider.call({ data: NOTHING });
  if (!(await runs(provider, CANCUN))) {
    throw new Error(
      'The chain does not have the opcodes of Cancun (TSTORE, TLOAD, MCOPY): choose one that has had this upgrade.',
    );
  }
  if ((await provider.getCode(BLOCK_HISTORY)) === '0x') {
    throw new Error(
      'The chain does not keep the hashes of its last 8,191 blocks (EIP-2935, of the Prague upgrade): anchors could only ' +
        'name its last 256 blocks. Choose a chain that has had this upgrade.',
    );
  }
  const [seen, own] = await Promise.all([provider.call({ data: BLOCK_NUMBER }), provider.getBlockNumber()]);
  const distance = BigInt(seen) - BigInt(own);
  if (distance > BLOCKS_BETWEEN || distance < -BLOCKS_BETWEEN) {
    throw new Error(
      `Contracts on the chain see block ${BigInt(seen)} while it is at ${own}: as on Arbitrum, anchors could not name the ` +
        'blocks of the ledger. Choose a chain whose contracts see its own block numbers.',
    );
  }
}

/** Whether the chain executes the code; nodes tell in many ways that they cannot. */
async function runs(provider: Provider, data: string): Promise<boolean> {
  return provider.call({ data }).then(
    () => true,
    () => false,
  );
}
