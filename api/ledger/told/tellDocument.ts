import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Basis } from '../blocks/basis.ts';
import type { RootBlock } from '../blocks/namedBlocks.ts';
import { pinLedger } from '../blocks/pinnedLedger.ts';
import type { Ledger } from '../ledger.ts';
import { askTold } from './askTold.ts';
import { placeTold } from './placeTold.ts';
import { shapeOf } from './shape.ts';
import type { ToldFields } from './toldField.ts';

/** How the told fields of an operation are answered. */
export type TellDocument = {
  /** What graph-node is asked instead. */
  document: DocumentNode;
  /**
   * Makes the operation's answer from graph-node's.
   *
   * @param from.basis - What that stands on, if it says so.
   * @param from.named - The blocks that fields at the root name.
   * @throws GraphQLError of a field whose row does not say it
   */
  place(
    data: Record<string, unknown>,
    from: { ledger: Ledger; basis: Basis | undefined; named: ReadonlyMap<string, RootBlock> },
  ): Promise<Record<string, unknown>>;
};

/**
 * Finds out how the told fields of an operation are answered.
 *
 * @param document - In its normal form.
 * @param schema - The gateway's.
 */
export function tellDocument(document: DocumentNode, schema: GraphQLSchema, told: ToldFields): TellDocument {
  const shape = shapeOf(document, schema, told);
  return {
    document: askTold(document, shape),
    async place(data, { ledger, basis, named }) {
      const pinned = pinLedger(ledger, basis);
      return placeTold(shape, data, (key) => ({
        ledger: pinned,
        async block() {
          const { number, hash } = named.get(key) ?? {};
          if (number !== undefined) return { number };
          return hash === undefined ? { number: (await pinned.basis()).block.number } : { hash };
        },
      }));
    },
  };
}
