import { getAddress } from 'ethers/address';

/** An address with the checksum of ERC-55 in its capitals; what is no address stays as it is. */
export function checksummed(address: string): string {
  return /^0x[0-9a-f]{40}$/i.test(address) ? getAddress(address.toLowerCase()) : address;
}
