import { readFile } from 'node:fs/promises';
import { runCommand } from './runCommand.ts';

/** A text begins with a capital, or with what is written small wherever it stands: code, a number, a program's name. */
const TEXT = '(?:[^a-z\\s-]|graph-node|npm|solc)';

/** `@param name - Text.`, `@param {Type} name`, `@returns Text.`; a text may go on in the lines below. */
const wellFormed = new RegExp(
  `@(?:param (?:[\\w.]+ - ${TEXT}|\\{.+\\} \\S+(?: - ${TEXT}|$))|returns (?:\\{.+\\}$|(?:\\{.+\\} )?${TEXT}))`,
);

/**
 * Finds what documents parameters and results in another form than the rest.
 *
 * @returns A complaint for each, with file and line; null for none.
 */
export async function oddDocTags(): Promise<string | null> {
  const { output } = await runCommand('git', ['ls-files', '*.ts', '*.tsx', '*.mts', '*.mjs'], false);
  const found: string[] = [];
  for (const file of output.trim().split('\n')) {
    (await readFile(file, 'utf8')).split('\n').forEach((line, index) => {
      const isTag = /^\s*(\/\*)?\*.*@(param|returns)\b/.test(line);
      if (isTag && !wellFormed.test(line.replace(' */', ''))) found.push(`${file}:${index + 1}: ${line.trim()}`);
    });
  }
  return found.length === 0 ? null : [...found, 'Write `@param name - Text.` and `@returns Text.`.'].join('\n');
}
