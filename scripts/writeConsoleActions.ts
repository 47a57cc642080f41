import { writeFile } from 'node:fs/promises';
import {
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  parse,
  print,
} from 'graphql';
import { inputOf, isSignature, methodOf, prepareMutations } from './clientModules/prepareMutations.ts';
import { readMatching } from './generatedFiles.ts';

const ROOT = new URL('../', import.meta.url);

/** What the page knows of the actions: {@link writeConsoleActions} writes it. */
export const CONSOLE_ACTIONS = 'console/src/features/acting/described/described.json';

/**
 * Writes what the page's forms are made of: each action with its domain and its words, and all that its input is made of, as the
 * schema has it.
 */
export async function writeConsoleActions(schema: GraphQLSchema): Promise<void> {
  const domains = await domainsOfMutations();
  const mutations = prepareMutations(schema);
  const described = { actions: {} as Record<string, object>, ...inputsOf(schema, mutations.map(inputOf)) };
  for (const mutation of mutations) {
    described.actions[methodOf(mutation)] = {
      domain: domains.get(mutation.name) ?? '',
      description: inOneLine(mutation.description),
      input: getNamedType(inputOf(mutation)).name,
      ...(isSignature(mutation) && { isSignature: true }),
    };
  }
  await writeFile(new URL(CONSOLE_ACTIONS, ROOT), `${JSON.stringify(described, undefined, 2)}\n`);
}

/** Which domain's schema has a mutation. */
async function domainsOfMutations(): Promise<Map<string, string>> {
  const files = await readMatching(['api/**/*.graphql']);
  const found = new Map<string, string>();
  for (const [path, text] of files) {
    const [, domain = ''] = path.split('/');
    if (domain === 'published') continue;
    for (const definition of parse(String(text)).definitions) {
      if (!('name' in definition) || definition.name?.value !== 'Mutation' || !('fields' in definition)) continue;
      for (const field of definition.fields ?? []) found.set(field.name.value, domain);
    }
  }
  return found;
}

/** The input types and enums that types are made of. */
function inputsOf(schema: GraphQLSchema, types: readonly GraphQLInputType[]) {
  const inputs: Record<string, object> = {};
  const enums: Record<string, object> = {};
  const describe = (type: GraphQLInputType) => {
    const named = schema.getType(getNamedType(type).name);
    if (isEnumType(named)) {
      enums[named.name] = Object.fromEntries(
        named.getValues().map(({ name, description }) => [name, inOneLine(description)]),
      );
    }
    if (!isInputObjectType(named) || inputs[named.name]) return;
    const fields = Object.values(named.getFields());
    inputs[named.name] = { ...(named.isOneOf && { isOneOf: true }), fields: fields.map(fieldOf) };
    for (const field of fields) describe(field.type);
  };
  types.forEach(describe);
  return { inputs, enums };
}

function fieldOf({ name, type, description, astNode }: GraphQLInputField) {
  const usual = astNode?.defaultValue && print(astNode.defaultValue);
  return { name, type: String(type), description: inOneLine(description), ...(usual !== undefined && { usual }) };
}

function inOneLine(description: string | null | undefined): string {
  return (description ?? '').replaceAll(/\s+/g, ' ').trim();
}
