import { oddDocTags } from './docTags.ts';
import { committedGenerated, differing, readMatching } from './generatedFiles.ts';
import { runCommand } from './runCommand.ts';
import { ambiguousWords } from './words/ambiguousWords.ts';

type Check = { name: string; run: () => Promise<string | null> };

/** A check that a command makes: its output is the complaint when it exits with another code than 0. */
function byCommand(name: string, command: string, ...args: string[]): Check {
  return {
    name,
    run: async () => {
      const { code, output } = await runCommand(command, args, false);
      return code === 0 ? null : output.trim();
    },
  };
}

/** A check that committed files are, byte by byte, what a script makes of their sources. */
function upToDate(script: keyof typeof committedGenerated, ...command: string[]): Check {
  const patterns = committedGenerated[script];
  return {
    name: `${patterns.join(', ')} up to date`,
    run: async () => {
      const before = await readMatching(patterns);
      const { code, output } = await runCommand('node', command, false);
      if (code !== 0) return output.trim();
      const stale = differing(before, await readMatching(patterns));
      return stale.length === 0 ? null : `${stale.join(', ')} changed: run \`npm run ${script}\` and commit them.`;
    },
  };
}

const checks: Check[] = [
  upToDate('build', 'local/cli/build.ts', '--fresh'),
  upToDate('codegen', 'scripts/codegen.ts'),
  byCommand('format and lint', 'npx', 'biome', 'check', '--error-on-warnings'),
  { name: 'documentation of parameters', run: oddDocTags },
  { name: 'one word, one meaning', run: ambiguousWords },
  byCommand('format of Solidity', 'npx', 'prettier', '--check', 'contracts/**/*.sol', 'test/contracts/**/*.sol'),
  byCommand('lint of Solidity', 'npx', 'solhint', '--noPoster', '--max-warnings', '0', 'contracts/**/*.sol'),
  byCommand('types', 'npx', 'tsc', '--project', '.'),
  byCommand('types of the page', 'npx', 'tsc', '--project', 'console'),
  byCommand('types of the MCP server', 'npx', 'tsc', '--project', 'mcp'),
  byCommand('types of the tests in a browser', 'npx', 'tsc', '--project', 'test/browser'),
  byCommand('events all indexed', 'node', 'subgraph/checkEvents.ts'),
  byCommand('dead code', 'npx', 'knip'),
];

const complaints: string[] = [];
for (const { name, run } of checks) {
  const started = performance.now();
  const complaint = await run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${complaint === null ? '✔' : '✘'} ${name} (${seconds} s)`);
  if (complaint !== null) complaints.push(`✘ ${name}\n${complaint}`);
}
const failed = complaints.length;
console.log([`${checks.length - failed} passing, ${failed} failing`, ...complaints].join('\n\n'));
process.exitCode = failed === 0 ? 0 : 1;
