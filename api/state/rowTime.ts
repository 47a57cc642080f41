import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import { type AskedBlock, askedBlock } from '../ledger/blocks/askedBlock.ts';

type TimeContext = { chain: Pick<GatewayContext['chain'], 'header'>; ledger: GatewayContext['ledger'] };

const NUMBER_OF = 'query ($hash: Bytes!) { _meta(block: { hash: $hash }) { block { number } } }';
const numberSchema = z.object({ _meta: z.object({ block: z.object({ number: z.number() }) }) });

/** The times that an operation has asked for; an operation has a ledger of its own. */
const known = new WeakMap<GatewayContext['ledger'], Map<string, Promise<bigint>>>();

/**
 * The time of the block that a row stands on, in Unix seconds: the clock by which its deadlines are told.
 *
 * @throws `UPSTREAM_UNAVAILABLE` when the chain's node does not have the block.
 */
export async function rowTime(info: GraphQLResolveInfo, context: TimeContext): Promise<bigint> {
  const block = await askedBlock(info, context.ledger);
  const times = known.get(context.ledger) ?? new Map<string, Promise<bigint>>();
  known.set(context.ledger, times);
  const key = JSON.stringify(block);
  const time = times.get(key) ?? timeOfBlock(block, context);
  times.set(key, time);
  return time;
}

async function timeOfBlock(block: AskedBlock, { chain, ledger }: TimeContext): Promise<bigint> {
  const number =
    'number' in block ? block.number : numberSchema.parse(await ledger.query(NUMBER_OF, block))._meta.block.number;
  const header = await chain.header(BigInt(number));
  if (header) return header.timestamp;
  throw fault('UPSTREAM_UNAVAILABLE', 'The chain’s node does not have a block of the ledger. Try again in a moment.');
}
