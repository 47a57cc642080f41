import type { AskedBlock } from '../blocks/askedBlock.ts';
import type { Ledger } from '../ledger.ts';

/** Where a row of the ledger stands. */
export type RowStanding = {
  /** The ledger of the operation, which stays at one block. */
  ledger: Pick<Ledger, 'query' | 'basis'>;
  /** The block that the row was read at. */
  block(): Promise<AskedBlock>;
};

/** A field of the gateway's own that is told of what its row says, so that its operation can still be forwarded whole. */
export type ToldField = {
  /** What of the row it needs. */
  selectionSet: string;
  /**
   * Makes its value, in which a function makes the value of its field when that is asked for.
   *
   * @throws GraphQLError when the row does not say it
   */
  tell(row: object, standing: RowStanding): object;
};

/** Such fields, by their types and names. */
export type ToldFields = { readonly [type: string]: { readonly [field: string]: ToldField } | undefined };

/** A field of this name on a type; undefined when it is none of these. */
export function toldField(fields: ToldFields, type: string | undefined, name: string): ToldField | undefined {
  const ofType = type === undefined ? undefined : fields[type];
  return ofType && Object.hasOwn(ofType, name) ? ofType[name] : undefined;
}
