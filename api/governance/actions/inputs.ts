import { ZeroAddress } from 'ethers';
import { z } from 'zod';
import {
  address,
  bytes,
  bytes32,
  CONTENT_MISMATCH,
  cid,
  fitsCid,
  fitsOptionalCid,
  OPTIONAL_CONTENT_MISMATCH,
  optionalBytes32,
  optionalCid,
  text,
  time,
} from '../../prepare/input/input.ts';

const MAX_TITLE_BYTES = 200;
const MAX_CALLDATA_BYTES = 50_000;

/** A call's data. */
export const calldata = bytes(MAX_CALLDATA_BYTES);

/** The title of a record. */
export const title = text(MAX_TITLE_BYTES);

/** A document: the SHA-256 of its bytes and its IPFS CID. */
export const document = { digest: bytes32, cid };

/** Says that a document's two parts are of different content. */
export const ofOneDocument = { error: CONTENT_MISMATCH, path: ['cid'] };

/** Whether a document's digest and CID can be of the same content. */
export function isOneDocument(given: { digest: string; cid: string }): boolean {
  return fitsCid(given.digest, given.cid);
}

/** A document that may be left out. */
export const optionalDocument = { digest: optionalBytes32, cid: optionalCid };

/** Says that of an optional document one part is left out, or its parts are of different content. */
export const ofOneDocumentOrNone = { error: OPTIONAL_CONTENT_MISMATCH, path: ['cid'] };

/** Whether a document is given whole, or left out whole. */
export function isOneDocumentOrNone(given: { digest: string; cid: string }): boolean {
  return fitsOptionalCid(given.digest, given.cid);
}

/** An account; null for none, which contracts know by the zero address. */
export const optionalAddress = address.nullish().transform((account) => account ?? ZeroAddress);

/** A time in Unix seconds; null for none, which contracts know by 0. */
export const optionalTime = time()
  .nullish()
  .transform((seconds) => seconds ?? 0n);

/** Accounts, at most so many; by default none. */
export function accounts(most: number): z.ZodType<string[]> {
  return z.array(address).max(most, `Give at most ${most} accounts.`);
}
