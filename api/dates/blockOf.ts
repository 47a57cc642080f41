import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import type { MomentInput } from '../generated/resolvers.ts';
import { noteStanding } from '../ledger/blocks/standings.ts';
import { notIndexed } from '../ledger/graphNodeErrors.ts';
import { blockAt } from './blockAt.ts';
import { type BlockOfMoment, indexedHeader, toldBlock } from './indexedHeader.ts';
import { secondOf } from './secondOf.ts';

type MomentContext = Pick<GatewayContext, 'chain' | 'ledger'>;

/**
 * The block of a moment, on which the field at the root then stands.
 *
 * @param moment - None for the latest block.
 * @throws GraphQLError `BLOCK_NOT_INDEXED` for a block or a second that the ledger has not reached; `BAD_USER_INPUT` for
 * one before the chain's first block
 */
export async function blockOf(
  moment: MomentInput | null | undefined,
  context: MomentContext,
  info: Pick<GraphQLResolveInfo, 'path'>,
): Promise<BlockOfMoment> {
  const block = await find(moment, context);
  noteStanding(context.ledger, info, block.number);
  return block;
}

async function find(moment: MomentInput | null | undefined, context: MomentContext): Promise<BlockOfMoment> {
  const { number: newest } = await context.ledger.indexedBlock();
  const { block, time } = moment ?? {};
  if (time != null) return atTime(secondOf(String(time)), newest, context);
  if (block != null && block < 0) throw fault('BAD_USER_INPUT', `There is no block ${block}: they begin at 0.`);
  if (block != null && block > newest) throw fault('BLOCK_NOT_INDEXED', notIndexed(newest, block));
  return headerOf(block ?? newest, context);
}

/** A report of a day that is not over would be read as that of the whole day, so that times to come are refused. */
async function atTime(time: bigint, newest: number, context: MomentContext): Promise<BlockOfMoment> {
  const latest = await headerOf(newest, context);
  if (time > BigInt(latest.timestamp)) {
    throw fault(
      'BLOCK_NOT_INDEXED',
      `The ledger's latest block is of second ${latest.timestamp}; second ${time} is not there yet. Ask again later, or ` +
        'leave the moment out for the latest block.',
    );
  }
  const found = await blockAt({}, { at: String(time) }, context);
  if (found) return found;
  throw fault('BAD_USER_INPUT', `Second ${time} is before the chain's first block: give a later one.`);
}

async function headerOf(number: number, { chain }: MomentContext): Promise<BlockOfMoment> {
  return toldBlock(await indexedHeader(BigInt(number), chain));
}
