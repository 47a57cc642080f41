import { LRUCache } from 'lru-cache';
import type { NamedOperation } from '../../currentRequest.ts';
import { operationKey } from '../../operationKey.ts';
import type { OperationPrice } from './costModel.ts';
import type { dearestOf } from './dearestField.ts';
import type { OperationLane } from './operationClass.ts';

const MOST = 1_000;
const LONGEST = 16_384;

/**
 * An operation that was found valid: what it costs, and where it goes. What asks the ledger beside the gateway's own fields
 * has a price for these alone.
 */
export type PricedOperation = {
  /** As the log names it. */
  named: NamedOperation;
  price: OperationPrice;
  lane: OperationLane;
  ownPrice?: OperationPrice;
  /** The field of the gateway's own that costs most of it. */
  dearest?: ReturnType<typeof dearestOf>;
};

/** Operations whose price is known, so that what is asked again need not be parsed for it. Bounded. */
export type PricedOperations = {
  get(source: string, operationName: string | null | undefined): PricedOperation | undefined;
  add(source: string, operationName: string | null | undefined, operation: PricedOperation): void;
  clear(): void;
};

/** Makes an empty store; what was asked for longest ago makes room for a new one. */
export function createPricedOperations(): PricedOperations {
  const priced = new LRUCache<string, PricedOperation>({ max: MOST });
  return {
    get: (source, name) => priced.get(operationKey(source, name)),
    add(source, name, operation) {
      if (source.length <= LONGEST) priced.set(operationKey(source, name), operation);
    },
    clear: () => priced.clear(),
  };
}
