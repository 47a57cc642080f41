/** A node of solc's syntax tree. `src` is the first byte, the number of bytes and the file. */
export type SyntaxNode = { nodeType: string; src: string; [field: string]: unknown };

/** One change of a contract's source. */
export type SolidityMutant = { file: string; line: number; start: number; end: number; from: string; to: string };

/** What takes an operator's place. */
const otherOperator: Record<string, string> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '==': '!=',
  '!=': '==',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  '&': '|',
  '|': '&',
  '+=': '-=',
  '-=': '+=',
  '|=': '&=',
  '&=': '|=',
};

/**
 * Every mutant of a source: operators, conditions, numbers, truth values and the branches of `?:` changed; statements and
 * modifiers left out.
 *
 * @param file - Where the source is, for people.
 * @param source - Its bytes.
 * @param tree - solc's syntax tree of it.
 * @returns The mutants in the order of the source; not all of them compile.
 */
export function mutantsOf(file: string, source: Buffer, tree: SyntaxNode): SolidityMutant[] {
  const mutants: SolidityMutant[] = [];
  const text = (start: number, end: number) => source.subarray(start, end).toString();
  const add = (start: number, end: number, to: string) => {
    const from = text(start, end);
    const line = text(0, start).split('\n').length;
    if (from !== to) mutants.push({ file, line, start, end, from, to });
  };
  for (const code of nodesOf(tree)) {
    if (code.nodeType !== 'FunctionDefinition' && code.nodeType !== 'ModifierDefinition') continue;
    for (const node of nodesOf(code)) {
      for (const [start, end, to] of changesOf(node, text)) add(start, end, to);
    }
  }
  return mutants;
}

type Change = [start: number, end: number, to: string];
type Text = (start: number, end: number) => string;

function changesOf(node: SyntaxNode, text: Text): Change[] {
  const [start, end] = range(node);
  switch (node.nodeType) {
    case 'BinaryOperation':
      return otherOperatorOf(node, 'leftExpression', 'rightExpression', text);
    case 'Assignment':
      return otherOperatorOf(node, 'leftHandSide', 'rightHandSide', text);
    case 'UnaryOperation':
      return node.operator === '!' ? [[start, start + 1, '']] : [];
    case 'IfStatement': {
      const [from, to] = range(node.condition as SyntaxNode);
      return [
        [from, to, 'true'],
        [from, to, 'false'],
      ];
    }
    case 'ExpressionStatement':
    case 'RevertStatement':
    case 'EmitStatement':
      return [[start, text(end, end + 1) === ';' ? end + 1 : end, '{}']];
    case 'ModifierInvocation':
      return node.kind === 'modifierInvocation' ? [[start, end, '']] : [];
    case 'Conditional': {
      const [yes, no] = [range(node.trueExpression as SyntaxNode), range(node.falseExpression as SyntaxNode)];
      return [[yes[0], no[1], `${text(...no)} : ${text(...yes)}`]];
    }
    case 'Literal':
      if (node.kind === 'bool') return [[start, end, String(text(start, end) !== 'true')]];
      return node.kind === 'number' ? [[start, end, `(${text(start, end)} + 1)`]] : [];
    default:
      return [];
  }
}

function otherOperatorOf(node: SyntaxNode, left: string, right: string, text: Text): Change[] {
  const operator = String(node.operator);
  const other = otherOperator[operator];
  if (other === undefined) return [];
  const from = range(node[left] as SyntaxNode)[1];
  const at = from + Buffer.byteLength(text(from, range(node[right] as SyntaxNode)[0]).split(operator)[0] ?? '');
  return [[at, at + operator.length, other]];
}

function range(node: SyntaxNode): [start: number, end: number] {
  const [start = 0, length = 0] = node.src.split(':').map(Number);
  return [start, start + length];
}

/** A node and all that is in it, but for assembly. */
export function* nodesOf(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
  } else if (isNode(value)) {
    yield value;
    if (value.nodeType !== 'InlineAssembly') for (const child of Object.values(value)) yield* nodesOf(child);
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'nodeType' in value && 'src' in value;
}
