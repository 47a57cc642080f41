type Kind = 'solidity' | 'contracts' | 'subgraph' | 'integration' | 'stack' | 'plain';

/** The first that fits says how a file of tests is run. */
const kinds: [RegExp, Kind][] = [
  [/\.t\.sol$/, 'solidity'],
  [/^test\/contracts\//, 'contracts'],
  [/^subgraph\/tests\//, 'subgraph'],
  [/^(api\/.*\.integration|test\/game\/.*)\.test\.ts$/, 'integration'],
  [/^(test\/(stack|ledger|browser)|console|mcp)\//, 'stack'],
  [/./, 'plain'],
];

/** The commands that run tests of a kind, given files or patterns of them and flags. */
export const commandsOf: Record<Kind, (args: string[]) => string[][]> = {
  solidity: (args) => [['npx', 'hardhat', 'test', 'solidity', ...args]],
  contracts: (args) => [['npx', 'hardhat', 'test', 'mocha', ...args]],
  subgraph: (args) => [['node', 'subgraph/test.ts', ...args]],
  // They deploy contracts of `contracts/mocks`; what another part has compiled is not compiled again.
  integration: (args) => [
    ['npx', 'hardhat', 'build', '--no-tests'],
    ['npx', 'mocha', ...args],
  ],
  stack: (args) => [['npx', 'mocha', '--require', 'test/stack/hooks.ts', ...args]],
  plain: (args) => [['npx', 'mocha', ...args]],
};

/**
 * The commands that run files of tests, those of one kind together.
 *
 * @param files - Paths from the repository's root.
 * @param grep - Text or regular expression that the tests' names must match; all when it is undefined.
 * @returns The commands, to be run one after the other.
 */
export function commandsFor(files: readonly string[], grep: string | undefined): string[][] {
  const kindOf = (file: string) => kinds.find(([pattern]) => pattern.test(file))?.[1];
  const commands: string[][] = [];
  for (const kind of Object.keys(commandsOf) as Kind[]) {
    const ofKind = files.filter((file) => kindOf(file) === kind);
    if (ofKind.length === 0) continue;
    // A file of the subgraph's is one test.
    const filter = grep === undefined || kind === 'subgraph' ? [] : ['--grep', grep];
    commands.push(...commandsOf[kind]([...ofKind, ...filter]));
  }
  return commands;
}
