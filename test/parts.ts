import type { TEST_PARTS } from '../local/bootstrap/commands.mjs';
import { commandsOf } from './commandsFor.ts';

/** A part of the test suite. */
export type TestPart = (typeof TEST_PARTS)[number];

/**
 * Each part's commands, the longest parts first, and what must have ended before it begins: it works on what that builds.
 * `coverage` works on a copy of the contracts.
 */
export const parts: Record<TestPart, { commands: string[][]; after: readonly TestPart[] }> = {
  check: { commands: [['node', 'scripts/check.ts']], after: [] },
  coverage: { commands: [['node', 'scripts/coverage.ts']], after: [] },
  contracts: { commands: [...commandsOf.contracts([]), ...commandsOf.solidity([])], after: ['check'] },
  stack: {
    commands: [
      ...commandsOf.stack(['test/stack/**/*.test.ts', 'mcp/**/*.test.ts', 'test/ledger/**/*.test.ts']),
      ...commandsOf.integration(['test/game/**/*.test.ts']),
    ],
    after: ['check', 'contracts'],
  },
  gateway: { commands: commandsOf.integration(['{api,trusted}/**/*.test.ts']), after: ['check', 'contracts'] },
  browser: { commands: commandsOf.stack(['console/**/*.test.ts', 'test/browser/**/*.test.ts']), after: ['check'] },
  subgraph: { commands: commandsOf.subgraph([]), after: ['check'] },
  local: { commands: commandsOf.plain(['local/**/*.test.ts']), after: ['check'] },
  client: { commands: commandsOf.plain(['client/**/*.test.ts']), after: ['check'] },
  verify: { commands: commandsOf.plain(['verify/**/*.test.ts']), after: ['check'] },
};
