import { dataLength, isHexString, ZeroHash } from 'ethers';
import { CID } from 'multiformats/cid';
import { type ZodType, z } from 'zod';
import { parseAddress } from '../find/ids.ts';
import { UserErrors, validationError } from '../userErrors.ts';
import { problemInWords } from './inputWords.ts';

const MOST_PROBLEMS = 20;
const MAX_CID_LENGTH = 120;
const NO_WHOLE_NUMBER = 'Give a whole number in decimal digits.';
const NOT_QUOTED = 'Write a whole number above 2^53 in quotes: without them it loses digits.';
const NO_FRACTION = 'Give a whole number, without a fraction.';
const NO_FRACTION_OF_UNITS =
  'Give a whole number: amounts are in the smallest unit, so that 1.5 of a token with 6 decimals is "1500000".';
const NO_FRACTION_OF_SECONDS = 'Give a time in whole Unix seconds, such as 1796056200 for 2026-11-30 16:30:00 UTC.';
/** No narrower number of the contracts is an amount, and few wider ones are anything else. */
const AMOUNT_BITS = 96;
/** What begins as the CIDs do that tools print: versions 1 and 0. */
const LIKE_CID = /^(b[a-z2-7]{20,}|Qm[1-9A-Za-z]{20,})/i;
const MISTYPED_CID =
  'This IPFS CID is mistyped: a letter or digit is wrong, missing or extra. Copy it whole from where the file was added.';
const RAW_CODEC = 0x55;
const SHA2_256 = 0x12;

/**
 * Checks a mutation's input.
 *
 * @returns It as the schema's output.
 * @throws UserErrors with one ValidationError per problem, each naming its field; the first ones of very many.
 */
export function parseInput<Output>(schema: ZodType<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input, { error: problemInWords });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, MOST_PROBLEMS);
  throw new UserErrors(...issues.map(({ path, message }) => validationError(path.map(String), message)));
}

/** A value that a parser of `ids.ts` reads. */
export function parsedBy<Output>(parse: (value: unknown, field: string[]) => Output): ZodType<Output> {
  return z.unknown().transform((value, context): Output => {
    try {
      return parse(value, []);
    } catch (error) {
      if (!(error instanceof UserErrors)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  });
}

/** An address: checksummed by EIP-55 or in lower case. Gives it in lower case. */
export const address = parsedBy(parseAddress);

/** Bytes in hexadecimal, at most so many. */
export function bytes(maxLength: number): ZodType<string> {
  return z
    .string()
    .refine((text) => isHexString(text, true), 'Give bytes as 0x and an even number of hexadecimal digits.')
    .refine((text) => !isHexString(text, true) || dataLength(text) <= maxLength, `Give at most ${maxLength} bytes.`)
    .transform((text) => text.toLowerCase());
}

/** 32 bytes in hexadecimal. */
export const bytes32: ZodType<string> = z
  .string()
  .refine((text) => isHexString(text, 32), 'Give 32 bytes: 0x and 64 hexadecimal digits.')
  .transform((text) => text.toLowerCase());

/** 32 bytes in hexadecimal; null gives zeros. */
export const optionalBytes32: ZodType<string> = bytes32.nullish().transform((text) => text ?? ZeroHash);

/**
 * A whole number from 0 that fits Solidity's `uint<bits>`: GraphQL's Int, or BigInt as a decimal string.
 *
 * @param noFraction - What to say of a fraction; by default as of an amount where the number is so wide.
 */
export function uint(
  bits: number,
  noFraction = bits < AMOUNT_BITS ? NO_FRACTION : NO_FRACTION_OF_UNITS,
): ZodType<bigint> {
  return z.union([z.string(), z.number()], NO_WHOLE_NUMBER).transform((value, context): bigint => {
    const problem = problemOfNumber(value, bits, noFraction);
    if (problem === null) return BigInt(value);
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}

/** A whole number that may be negative and fits Solidity's `int<bits>`; as {@link uint} takes it. */
export function integer(bits: number): ZodType<bigint> {
  const most = 2n ** BigInt(bits - 1) - 1n;
  return z.union([z.string(), z.number()], NO_WHOLE_NUMBER).transform((value, context): bigint => {
    const isNegative = /^-[0-9]/.test(String(value));
    const problem = problemOfNumber(isNegative ? String(value).slice(1) : value, bits, NO_FRACTION);
    const isTooLarge = problem === null && BigInt(String(value).replace('-', '')) > most;
    if (problem === null && !isTooLarge) return BigInt(value);
    const tooLarge = `${value} is outside of what fits (int${bits}): from ${-most} to ${most}.`;
    context.addIssue({ code: 'custom', message: problem ?? tooLarge });
    return z.NEVER;
  });
}

/** A number that counts something else than money, however wide. */
export function count(bits: number): ZodType<bigint> {
  return uint(bits, NO_FRACTION);
}

/** A time in Unix seconds. */
export function time(bits = 40): ZodType<bigint> {
  return uint(bits, NO_FRACTION_OF_SECONDS);
}

/** A text of at most so many bytes in UTF-8; by default not an empty one. */
export function text(maxBytes: number, minLength = 1): ZodType<string> {
  return z
    .string()
    .refine((value) => value.trim().length >= minLength, 'Give a text that is not empty.')
    .refine((value) => Buffer.byteLength(value) <= maxBytes, `Give a text of at most ${maxBytes} bytes.`)
    .refine(
      (value) => value.isWellFormed() && !value.includes('\0'),
      'Give a text without NUL bytes or half characters (lone surrogates).',
    );
}

/** An IPFS content identifier, version 0 or 1. */
export const cid: ZodType<string> = z.string().refine((value) => parseCid(value) !== null, {
  error: ({ input }) => (LIKE_CID.test(String(input)) ? MISTYPED_CID : 'Give an IPFS CID, such as bafkrei… or Qm….'),
});

/**
 * Whether a digest can be that of the content that a CID names. A CID of a single raw block holds the digest itself;
 * of other CIDs it cannot be told without the content. What is malformed is refused as that, and as nothing else.
 */
export function fitsCid(digest: string, contentCid: string): boolean {
  const parsed = parseCid(contentCid);
  if (!isHexString(digest, 32)) return true;
  if (parsed?.code !== RAW_CODEC || parsed.multihash.code !== SHA2_256) return true;
  return digest === `0x${Buffer.from(parsed.multihash.digest).toString('hex')}`;
}

/** An IPFS content identifier; null gives an empty text. */
export const optionalCid: ZodType<string> = cid.nullish().transform((value) => value ?? '');

/** Whether there are both a digest and a CID of the same content, or neither; what is malformed is refused as that. */
export function fitsOptionalCid(digest: string, contentCid: string): boolean {
  if (!isHexString(digest, 32) || (contentCid !== '' && parseCid(contentCid) === null)) return true;
  return contentCid === '' ? digest === ZeroHash : digest !== ZeroHash && fitsCid(digest, contentCid);
}

/** Says that an optional digest and CID do not belong together. */
export const OPTIONAL_CONTENT_MISMATCH = 'Give both the digest and the CID of the same document, or neither.';

/** A signature: an account's 65 bytes, or a contract's (ERC-1271), which may be longer. */
export const signature: ZodType<string> = bytes(4_096);

/** A deadline in Unix seconds; null for the usual one, see `deadlineOf`. */
export const optionalDeadline = time().nullish();

/** Says that a digest and a CID are of different content. */
export const CONTENT_MISMATCH = 'The CID and the digest are of different bytes: give both of the same document.';

function parseCid(value: string): CID | null {
  if (value.length > MAX_CID_LENGTH) return null;
  try {
    return CID.parse(value);
  } catch {
    return null;
  }
}

function problemOfNumber(value: string | number, bits: number, noFraction: string): string | null {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) return NOT_QUOTED;
  const text = value.toString();
  if (/^-[0-9]{1,78}$/.test(text)) return `${text} is negative: give 0 or more.`;
  if (/^-?[0-9]*\.[0-9]+$/.test(text)) return noFraction;
  if (!/^[0-9]{1,78}$/.test(text)) return NO_WHOLE_NUMBER;
  const most = 2n ** BigInt(bits) - 1n;
  if (BigInt(text) > most) return `${text} is more than ${most}, the most that fits (uint${bits}).`;
  return null;
}
