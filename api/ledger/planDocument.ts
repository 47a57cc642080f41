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

/** How a document is answered. */
export type DocumentPlan = {
  /** Whether graph-node can answer the whole document: it holds queries of ledger fields only. */
  forwardable: boolean;
  /** Whether it selects fields of the ledger at the root. */
  asksLedger: boolean;
};

/**
 * Finds out how a valid document is to be answered.
 *
 * @param schema - The gateway's schema, which the document is valid in.
 * @param ledgerSchema - What graph-node serves.
 */
export function planDocument(document: DocumentNode, schema: GraphQLSchema, ledgerSchema: GraphQLSchema): DocumentPlan {
  const plan = { forwardable: true, asksLedger: false };
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
        const fields = isObjectType(served) || isInterfaceType(served) ? served.getFields() : {};
        if (!Object.hasOwn(fields, name.value)) plan.forwardable = false;
        else if (served === queryType) plan.asksLedger = true;
      },
    }),
  );
  return plan;
}
