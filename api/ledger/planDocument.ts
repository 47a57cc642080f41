import {
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { BASIS_KEY } from './blocks/basis.ts';
import { type ToldFields, toldField } from './told/toldField.ts';

/** How a document is answered. */
export type DocumentPlan = {
  /** Whether graph-node can answer the whole document: it holds queries of ledger fields only, and of told fields. */
  forwardable: boolean;
  /** Whether it selects told fields. */
  isTold: boolean;
  /** Whether it selects fields of the ledger at the root. */
  asksLedger: boolean;
};

/**
 * Finds out how a valid document is to be answered.
 *
 * @param schema - The gateway's schema, which the document is valid in.
 * @param ledgerSchema - What graph-node serves.
 * @param told - The fields that can be told.
 */
export function planDocument(
  document: DocumentNode,
  schema: GraphQLSchema,
  ledgerSchema: GraphQLSchema,
  told: ToldFields = {},
): DocumentPlan {
  const plan = { forwardable: true, isTold: false, asksLedger: false };
  const queryType = ledgerSchema.getQueryType();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      OperationDefinition({ operation }) {
        if (operation !== OperationTypeNode.QUERY) plan.forwardable = false;
      },
      Field({ name, alias }) {
        const parent = typeInfo.getParentType();
        if (alias?.value === BASIS_KEY) plan.forwardable = false;
        if (name.value === '__typename') {
          // At the root graph-node answers it after all other fields.
          if (parent === schema.getQueryType()) plan.forwardable = false;
          return;
        }
        const served = ledgerSchema.getType(parent?.name ?? '');
        // What is below a field of the gateway's own: that field has decided.
        if (served === undefined) return;
        const fields = isObjectType(served) || isInterfaceType(served) ? served.getFields() : {};
        if (toldField(told, served.name, name.value)) plan.isTold = true;
        else if (!Object.hasOwn(fields, name.value)) plan.forwardable = false;
        else if (served === queryType) plan.asksLedger = true;
      },
    }),
  );
  return plan;
}
