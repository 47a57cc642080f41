import { z } from 'zod';
import { fault } from '../../errors.ts';
import { type BlockMark, SHORT_DIGITS } from '../follower/blocks.ts';

/**
 * How far a subscriber has been told: up to a log of a block, or of all of it. With it go a few blocks before that one, so that
 * whoever comes back after a reorganisation is told from where on, also by a process that has never seen the branch.
 */
export type StreamPlace = BlockMark & {
  /** The last log that was told of; {@link WHOLE_BLOCK} for all. */
  logIndex: number;
  /** Blocks before it, newest first. */
  anchors: readonly BlockMark[];
};

/** Log index of no log: after all of a block. */
export const WHOLE_BLOCK = 0xffff_ffff;
/** Before everything. No log is in the first block of a chain. */
export const BEGINNING: StreamPlace = { number: 0, hash: '0'.repeat(SHORT_DIGITS), logIndex: WHOLE_BLOCK, anchors: [] };
/** The cursor of {@link BEGINNING}. */
const FIRST_CURSOR = '0';

const VERSION = 1;
const MOST_ANCHORS = 16;
const HASH_BYTES = SHORT_DIGITS / 2;
const NUMBER_BYTES = 6;
const POINT_BYTES = NUMBER_BYTES + HASH_BYTES;
const HEAD_BYTES = 1 + 4;
const cursorText = z
  .string()
  .regex(/^[\w-]+$/)
  .max(Math.ceil(((HEAD_BYTES + (1 + MOST_ANCHORS) * POINT_BYTES) * 4) / 3));

/** Whether a place is before everything, so that nothing can be dropped under it. */
export function isBeginning({ number }: BlockMark): boolean {
  return number === BEGINNING.number;
}

/** The cursor that names a place. */
export function cursorOf({ logIndex, anchors, ...point }: StreamPlace): string {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(VERSION);
  head.writeUInt32BE(logIndex, 1);
  return Buffer.concat([head, ...[point, ...anchors].map(pointBytes)]).toString('base64url');
}

/** The place that a cursor names. @throws GraphQLError BAD_USER_INPUT */
export function placeOf(cursor: string): StreamPlace {
  if (cursor === FIRST_CURSOR) return BEGINNING;
  const bytes = Buffer.from(cursorText.safeParse(cursor).data ?? '', 'base64url');
  const count = (bytes.length - HEAD_BYTES) / POINT_BYTES;
  if (bytes[0] !== VERSION || !Number.isInteger(count) || count < 1) {
    throw fault(
      'BAD_USER_INPUT',
      'The cursor cannot be read: give the one of the last message that you received, or none.',
    );
  }
  const [point, ...anchors] = Array.from({ length: count }, (_, i) => readPoint(bytes, HEAD_BYTES + i * POINT_BYTES));
  return { ...(point as BlockMark), logIndex: bytes.readUInt32BE(1), anchors };
}

function pointBytes({ number, hash }: BlockMark): Buffer {
  const bytes = Buffer.alloc(NUMBER_BYTES);
  bytes.writeUIntBE(number, 0, NUMBER_BYTES);
  return Buffer.concat([bytes, Buffer.from(hash, 'hex')]);
}

function readPoint(bytes: Buffer, at: number): BlockMark {
  const number = bytes.readUIntBE(at, NUMBER_BYTES);
  return { number, hash: bytes.toString('hex', at + NUMBER_BYTES, at + POINT_BYTES) };
}
