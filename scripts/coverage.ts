import { readFile } from 'node:fs/promises';
import { copyContracts } from './copyContracts.ts';
import { runCommand } from './runCommand.ts';

/** Lines that no test can execute, with the reason. */
const exceptions: { file: string; line: string; reason: string }[] = [
  {
    file: 'contracts/governance/GuildGovernor.sol',
    line: 'super._useCheckedNonce(owner, nonce);',
    reason: 'Solidity asks for this override of two bases; OpenZeppelin’s keyed nonces never call it.',
  },
];

const root = new URL('../', import.meta.url);
const copy = await copyContracts('coverage');

// Hardhat counts lines and statements, so each branch that has a statement of its own.
// Sizes and gas are not measured: code that counts its own coverage is larger and takes more.
const measurements = '^gas|^contract sizes|leaves 15%|EIP-7825';
const command = ['hardhat', 'test', 'mocha', '--coverage', '--grep-exclude', measurements];
const { code } = await runCommand('npx', command, true, copy);
const missed = await missedLines(await readFile(new URL('coverage/lcov.info', copy), 'utf8'));
const unexplained = missed.filter(({ file, line }) => !exceptions.some((e) => e.file === file && e.line === line));
const needless = exceptions.filter(({ file, line }) => !missed.some((m) => m.file === file && m.line === line));
for (const { file, number, line } of unexplained) console.log(`Not executed: ${file}:${number} ${line}`);
for (const { file, line } of needless) console.log(`Executed, so no longer an exception: ${file} ${line}`);
const failures = unexplained.length + needless.length;
console.log(`coverage of contracts/: ${failures === 0 ? '1 passing' : `${failures} failing`}`);
process.exitCode = code !== 0 || failures > 0 ? 1 : 0;

type Missed = { file: string; number: number; line: string };

/** The lines of our own contracts, without mocks, that lcov's report counts as never executed. */
async function missedLines(report: string): Promise<Missed[]> {
  const missed: Missed[] = [];
  for (const record of report.split('end_of_record')) {
    const file = /^SF:(.+)$/m.exec(record)?.[1];
    if (!file?.startsWith('contracts/') || file.startsWith('contracts/mocks/')) continue;
    const lines = (await readFile(new URL(file, root), 'utf8')).split('\n');
    for (const [, digits] of record.matchAll(/^DA:(\d+),0$/gm)) {
      const number = Number(digits);
      missed.push({ file, number, line: lines[number - 1]?.trim() ?? '' });
    }
  }
  return missed;
}
