import { z } from 'zod';
import type { GatewayContext } from '../../context.ts';
import type { AskedBlock } from './askedBlock.ts';

const NUMBER_OF = 'query ($hash: Bytes!) { _meta(block: { hash: $hash }) { block { number } } }';
const numberSchema = z.object({ _meta: z.object({ block: z.object({ number: z.number() }) }) });

/** The number of a block that graph-node is asked for. @throws GraphQLError `BLOCK_NOT_INDEXED` when it does not know its hash */
export async function blockNumber(block: AskedBlock, ledger: Pick<GatewayContext['ledger'], 'query'>): Promise<number> {
  if ('number' in block) return block.number;
  return numberSchema.parse(await ledger.query(NUMBER_OF, { hash: block.hash }))._meta.block.number;
}
