import { runCommand } from '../scripts/runCommand.ts';

// Measures on Hardhat's chain and writes test/contracts/gas/snapshot.json, to which the tests hold the contracts.
process.exitCode = (await runCommand('npx', ['hardhat', 'run', 'bench/gas/report.ts'], true)).code;
