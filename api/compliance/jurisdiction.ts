import { hexlify, toUtf8Bytes } from 'ethers';
import { z } from 'zod';

/** What the contract notes when no jurisdiction is known. */
export const UNKNOWN_JURISDICTION = '0x0000';

/** A jurisdiction. */
export const jurisdiction = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Give an ISO 3166-1 alpha-2 code in upper case, such as DE.');

/** A jurisdiction as the contract notes it, 2 bytes. */
export function jurisdictionBytes(code: string): string {
  return hexlify(toUtf8Bytes(code));
}
