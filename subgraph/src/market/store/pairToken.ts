import { Bytes } from '@graphprotocol/graph-ts';
import { PairToken } from '../../../generated/schema';
import { PairCreated as PairCreatedEvent } from '../../../generated/UniswapV2Factory/UniswapV2Factory';
import { pairTokenId } from '../../lib/id';

/** Records a token of a new pair; null when that was done before, which a factory never asks for. */
export function createPairToken(event: PairCreatedEvent, isToken0: boolean): PairToken | null {
  const params = event.params;
  const address: Bytes = isToken0 ? params.token0 : params.token1;
  const id = pairTokenId(address, params.pair);
  if (PairToken.load(id) !== null) return null;
  const pairToken = new PairToken(id);
  pairToken.token = address;
  pairToken.address = address;
  pairToken.pair = params.pair;
  pairToken.other = isToken0 ? params.token1 : params.token0;
  pairToken.isToken0 = isToken0;
  pairToken.createdAt = event.block.timestamp;
  pairToken.save();
  return pairToken;
}
