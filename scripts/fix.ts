import { runCommand } from './runCommand.ts';

const fixes = [
  ['npx', 'biome', 'check', '--write'],
  ['npx', 'prettier', '--write', 'contracts/**/*.sol', 'test/contracts/**/*.sol'],
] as const;

for (const [command, ...args] of fixes) {
  const { code } = await runCommand(command, [...args], true);
  if (code !== 0) process.exitCode = code;
}
