import { readdir } from 'node:fs/promises';
import { runCommand } from './runCommand.ts';

const folder = new URL('../bench/', import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3));
const [name = '', ...args] = process.argv.slice(2);

if (!names.includes(name)) {
  console.log(`Measures one thing: npm run bench -- NAME\n\nNames: ${names.sort().join(', ')}`);
  process.exitCode = name === '' || name === '--help' ? 0 : 2;
} else {
  process.exitCode = (await runCommand('node', [`bench/${name}.ts`, ...args], true)).code;
}
