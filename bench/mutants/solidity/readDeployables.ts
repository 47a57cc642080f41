import { nodesOf, type SyntaxNode } from './solidityMutants.ts';

type Declared = { node: SyntaxNode; source: string };

/** A contract that has bytecode of its own: where it is declared, and the sources that its code is from. */
export type Deployable = { source: string; name: string; sources: ReadonlySet<string> };

/**
 * The contracts of the project with the sources that their bytecode is from: by inheritance, or by functions that the
 * compiler copies into them.
 *
 * @param trees - solc's syntax trees, by the name of the source.
 * @returns The contracts; libraries and mocks too.
 */
export function readDeployables(trees: ReadonlyMap<string, SyntaxNode>): Deployable[] {
  const declared = new Map<number, Declared>();
  for (const [where, tree] of trees) {
    for (const node of nodesOf(tree)) declared.set(node.id as number, { node, source: where });
  }
  return [...declared.values()]
    .filter(({ node, source }) => isDeployable(node) && source.startsWith('project/'))
    .map(({ node, source }) => ({ source, name: String(node.name), sources: sourcesOf(node, declared) }));
}

function isDeployable(node: SyntaxNode): boolean {
  return node.nodeType === 'ContractDefinition' && node.contractKind !== 'interface' && node.abstract !== true;
}

/** The sources that a contract's code is from. */
function sourcesOf(contract: SyntaxNode, declared: ReadonlyMap<number, Declared>): Set<string> {
  const sources = new Set<string>();
  const seen = new Set<number>();
  const waiting = [...(contract.linearizedBaseContracts as number[])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const found = declared.get(id);
    if (found === undefined || seen.has(id)) continue;
    seen.add(id);
    sources.add(found.source);
    for (const node of nodesOf(found.node)) {
      const target = declared.get(node.referencedDeclaration as number)?.node;
      if (target && isCopied(target)) waiting.push(target.id as number);
    }
  }
  return sources;
}

/** Whether a declaration's code stands in the bytecode of whoever uses it. */
function isCopied({ nodeType, visibility }: SyntaxNode): boolean {
  return nodeType === 'FunctionDefinition' && (visibility === 'internal' || visibility === 'private');
}
