import { parseArgs } from 'node:util';
import { runCommand } from '../scripts/runCommand.ts';

// The invariants' long run: more games than `npm test` plays, from another seed each time.
const { values } = parseArgs({ options: { runs: { type: 'string', default: '5000' } } });
process.env.GUILDHALL_INVARIANT_RUNS = values.runs;
process.env.GUILDHALL_FUZZ_SEED ??= `0x${crypto.getRandomValues(Buffer.alloc(32)).toString('hex')}`;
console.log(`${values.runs} runs of 100 moves; GUILDHALL_FUZZ_SEED=${process.env.GUILDHALL_FUZZ_SEED}`);
const { code, seconds } = await runCommand('npx', ['hardhat', 'test', 'solidity', '--grep', 'invariant_'], true);
console.log(`${seconds.toFixed(0)} s`);
process.exitCode = code;
