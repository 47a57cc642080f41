const be8 = (blockNumber: number): string => blockNumber.toString(16).padStart(16, '0');

/** Lowest id that an entry of a block can have: ids are `be8(blockNumber) ‖ be4(logIndex)`. */
export function firstEntryIdOf(blockNumber: number): string {
  return `0x${be8(blockNumber)}00000000`;
}

/** Highest id that an entry of a block can have. */
export function lastEntryIdOf(blockNumber: number): string {
  return `0x${be8(blockNumber)}ffffffff`;
}
