import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FLAGS } from '../../local/bootstrap/commands.mjs';
import { certifyTo } from './certificate/certifyTo.ts';
import { readOptions } from './options.ts';
import { Problem } from './problem.ts';
import { tell } from './report/tell.ts';
import { runCommand } from './runCommand.ts';
import { FIND_GUILD } from './target.ts';

async function main(): Promise<void> {
  const { out, ...flags } = parseArgs({ options: FLAGS.certify }).values;
  const options = readOptions(lineOf(flags));
  const { guild } = options;
  if (guild === undefined) throw new Problem(`--guild is missing: give the guild’s address; ${FIND_GUILD}.`);
  if (out === undefined) throw new Problem('--out is missing: give the name of the file to write.');
  const there = await stat(out).catch(() => undefined);
  if (there?.isDirectory()) throw new Problem(`${out} is a folder: give the name of a file in it as --out.`);
  if (there !== undefined) throw new Problem(`${out} is there already: remove it, or give another --out.`);
  const to = await certifyTo(out, { ...options, guild });
  const { size } = await stat(out);
  const since = options.fromBlock === undefined ? '' : ` from block ${options.fromBlock}`;
  tell(
    `✔ ${out}: the ledger of ${guild}${since} up to block ${to.number} (${to.hash}), ${size.toLocaleString('en')} bytes`,
    `  npm run verify -- --certificate ${out} checks it without asking anybody`,
  );
}

/** Flags as they stand on a command's line. */
function lineOf(flags: Record<string, string | string[] | undefined>): string[] {
  return Object.entries(flags).flatMap(([name, given]) =>
    [given ?? []].flat().flatMap((value) => [`--${name}`, value]),
  );
}

runCommand(main);
