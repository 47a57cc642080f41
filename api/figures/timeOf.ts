import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { fault } from '../errors.ts';
import type { AskedBlock } from '../ledger/blocks/askedBlock.ts';

const NUMBER = 'query ($block: Block_height!) { _meta(block: $block) { block { number } } }';
const answerSchema = z.object({ _meta: z.object({ block: z.object({ number: z.number() }) }) });

/** The time of a block, by the chain, in Unix seconds. */
export async function timeOf(
  block: AskedBlock,
  { chain, ledger }: Pick<GatewayContext, 'chain' | 'ledger'>,
): Promise<bigint> {
  const number =
    'number' in block
      ? block.number
      : answerSchema.parse(await ledger.query<unknown>(NUMBER, { block }))._meta.block.number;
  const header = await chain.header(BigInt(number));
  if (header) return header.timestamp;
  throw fault('UPSTREAM_UNAVAILABLE', 'The chain’s node does not have a block of the ledger. Try again in a moment.');
}
