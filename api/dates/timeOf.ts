import type { GatewayContext } from '../context.ts';
import type { AskedBlock } from '../ledger/blocks/askedBlock.ts';
import { blockNumber } from '../ledger/blocks/blockNumber.ts';
import { indexedHeader } from './indexedHeader.ts';

type TimeContext = { chain: Pick<GatewayContext['chain'], 'header'>; ledger: GatewayContext['ledger'] };

/** The times that an operation has asked for; an operation has a ledger of its own. */
const known = new WeakMap<GatewayContext['ledger'], Map<string, Promise<bigint>>>();

/**
 * The time of a block that rows stand on, by the chain, in Unix seconds: the clock by which their deadlines are told.
 *
 * @throws GraphQLError `UPSTREAM_UNAVAILABLE` when the chain's node does not have the block
 */
export async function timeOf(block: AskedBlock, context: TimeContext): Promise<bigint> {
  const times = known.get(context.ledger) ?? new Map<string, Promise<bigint>>();
  known.set(context.ledger, times);
  const key = JSON.stringify(block);
  const time = times.get(key) ?? askTime(block, context);
  times.set(key, time);
  return time;
}

async function askTime(block: AskedBlock, { chain, ledger }: TimeContext): Promise<bigint> {
  return (await indexedHeader(BigInt(await blockNumber(block, ledger)), chain)).timestamp;
}
