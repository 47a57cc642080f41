import { type ConstDirectiveNode, Kind, parse, print, visit } from 'graphql';

const SLICING = 'first';

/** Writes `@listSize` to every field of a schema that takes `first`: its length is what that argument says. */
export function markListSizes(sdl: string): string {
  const marked = visit(parse(sdl), {
    FieldDefinition(node) {
      if (!node.arguments?.some(({ name }) => name.value === SLICING)) return undefined;
      return { ...node, directives: [...(node.directives ?? []), listSize] };
    },
  });
  return print(marked);
}

const listSize = parseDirective(`@listSize(slicingArguments: ["${SLICING}"], requireOneSlicingArgument: false)`);

function parseDirective(text: string): ConstDirectiveNode {
  const [definition] = parse(`scalar S ${text}`, { noLocation: true }).definitions;
  const [directive] = definition?.kind === Kind.SCALAR_TYPE_DEFINITION ? (definition.directives ?? []) : [];
  if (!directive) throw new Error(`This is no directive: ${text}`);
  return directive;
}
