import type { ArgumentValue, EventArgument } from '../../verify/events/eventArguments.ts';

/** A value that an event tells twice. */
export type Change = { name: string; before: ArgumentValue; after: ArgumentValue };

/** What an earlier value is called, and the later one beside it. */
const PAIRS: [RegExp, string][] = [
  [/^old([A-Z]\w*)$/, 'new'],
  [/^previous([A-Z]\w*)$/, 'new'],
  [/^from(Delegate)$/, 'to'],
];

/** The values of an event's parameters that it tells as before and after. */
export function changesIn(args: readonly EventArgument[]): Change[] {
  return args.flatMap(({ name: earlier, value: before }) => {
    for (const [pattern, prefix] of PAIRS) {
      const suffix = pattern.exec(earlier)?.[1];
      if (suffix === undefined) continue;
      const name = suffix.charAt(0).toLowerCase() + suffix.slice(1);
      const after = valueNamed(args, `${prefix}${suffix}`) ?? valueNamed(args, name) ?? valueInStructs(args, name);
      if (after !== undefined) return [{ name, before, after }];
    }
    return [];
  });
}

function valueNamed(args: readonly EventArgument[], name: string): ArgumentValue | undefined {
  return args.find((argument) => argument.name === name)?.value;
}

function valueInStructs(args: readonly EventArgument[], name: string): ArgumentValue | undefined {
  const structs = args.map(({ value }) => value).filter((value) => typeof value === 'object' && !Array.isArray(value));
  return structs
    .map((struct) => (struct as { [field: string]: ArgumentValue })[name])
    .find((value) => value !== undefined);
}
