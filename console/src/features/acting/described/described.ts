import described from './described.json' with { type: 'json' };

/** A field of an action's input, as the gateway's schema has it. */
export type Field = {
  name: string;
  /** GraphQL's notation, such as `[Bytes!]!`. */
  type: string;
  description: string;
  /** What it is when it is left out, as GraphQL writes it. */
  usual?: string;
};

/** An input type; of one whose `isOneOf`, exactly one field is given. */
export type InputType = { isOneOf?: boolean; fields: Field[] };

/** An action: in which domain it is, what it does, and what its input is. */
export type DescribedAction = {
  domain: string;
  description: string;
  input: string;
  /** Whether it only makes a signature, which somebody else submits. */
  isSignature?: boolean;
};

const { actions, inputs, enums } = described as {
  actions: Record<string, DescribedAction>;
  inputs: Record<string, InputType>;
  enums: Record<string, Record<string, string>>;
};

/** Every action, by the client's name of it. */
export const allActions: readonly (DescribedAction & { name: string })[] = Object.entries(actions).map(
  ([name, action]) => ({ name, ...action }),
);

/** An action by its name; undefined when there is none. */
export function actionNamed(name: string): DescribedAction | undefined {
  return Object.hasOwn(actions, name) ? actions[name] : undefined;
}

/** An input type by its name; undefined for scalars and enums. */
export function inputNamed(name: string): InputType | undefined {
  return inputs[name];
}

/** An enum's values with what they mean; undefined for other types. */
export function enumNamed(name: string): Record<string, string> | undefined {
  return enums[name];
}
