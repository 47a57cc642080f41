import { Bytes } from '@graphprotocol/graph-ts';

/** Whether an address is the zero address: nobody. */
export function isZeroAddress(address: Bytes): boolean {
  for (let i = 0; i < address.length; i++) {
    if (address[i] != 0) return false;
  }
  return true;
}
