import {
  type ConstValueNode,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  parseType,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { type Codec, type Input, VariableUse } from './input.ts';

/** A variable that the gateway adds to an operation. */
export type MadeVariable = { name: string; from: string; codec: Codec; definition: VariableDefinitionNode };

/** The variables of the operation that is being written. */
export class UsedVariables {
  /** Those that are sent as they came. */
  readonly sent = new Set<string>();
  /** Those that are made from others. */
  readonly made: MadeVariable[] = [];
  readonly #taken: ReadonlySet<string>;
  #count = 0;

  /** @param taken - Names that the client gave to variables. */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** The node for a use of a variable at a place of a type. */
  use({ name, codec }: VariableUse, type: GraphQLInputType): ValueNode {
    if (codec) return variableNode(this.#make(name, codec, type));
    this.sent.add(name);
    return variableNode(name);
  }

  #make(from: string, codec: Codec, type: GraphQLInputType): string {
    let name: string;
    do {
      name = `_v${this.#count}`;
      this.#count += 1;
    } while (this.#taken.has(name));
    const definition: VariableDefinitionNode = {
      kind: Kind.VARIABLE_DEFINITION,
      variable: variableNode(name),
      type: parseType(String(type)),
    };
    this.made.push({ name, from, codec, definition });
    return name;
  }
}

/** Writes an argument's value for a place of a type. */
export function inputNode(input: Input, type: GraphQLInputType, used: UsedVariables): ValueNode {
  if (input instanceof VariableUse) return used.use(input, type);
  if (input === null) return { kind: Kind.NULL };
  const nullable = getNullableType(type);
  if (Array.isArray(input)) {
    const item = isListType(nullable) ? nullable.ofType : nullable;
    return { kind: Kind.LIST, values: input.map((one) => inputNode(one, item, used)) };
  }
  if (typeof input === 'object') {
    const defined = isInputObjectType(nullable) ? nullable.getFields() : {};
    const fields = Object.entries(input).flatMap(([name, value]) => {
      const field = defined[name];
      if (!field) return [];
      return { kind: Kind.OBJECT_FIELD, name: nameNode(name), value: inputNode(value, field.type, used) } as const;
    });
    return { kind: Kind.OBJECT, fields };
  }
  return scalarNode(input, isEnumType(nullable));
}

function scalarNode(value: string | number | boolean, isEnum: boolean): ConstValueNode {
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value };
  if (typeof value === 'string') return isEnum ? { kind: Kind.ENUM, value } : { kind: Kind.STRING, value };
  return { kind: Number.isInteger(value) ? Kind.INT : Kind.FLOAT, value: String(value) };
}

function variableNode(name: string) {
  return { kind: Kind.VARIABLE, name: nameNode(name) } as const;
}

function nameNode(value: string) {
  return { kind: Kind.NAME, value } as const;
}
