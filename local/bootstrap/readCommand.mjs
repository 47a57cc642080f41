import { parseArgs } from 'node:util';
import { commands } from './commands.mjs';
import { StepFailure } from './step.mjs';

/**
 * A command of the project.
 *
 * @typedef {object} Command
 * @property {string | ((name: string) => string)} entry the file that it runs; or that of the name it is given, to which
 *   the other arguments are passed on as they are
 * @property {'none' | 'start' | 'all'} packages what it needs of npm as long as nothing is to be compiled
 * @property {Record<string, { type: 'string' | 'boolean', multiple?: boolean }>} [flags]
 * @property {readonly string[]} [names] what it may be told to do
 * @property {(given: string) => boolean} [takes] whether it may be given this besides
 * @property {string} help
 */

/**
 * Reads a command line without any package, so that nothing is installed for one that is wrong or asks for help.
 *
 * @param {string[]} line - The command and its arguments.
 * @returns {{ help: string } | { entry: string, args: string[], packages: Command['packages'] }}
 * @throws {StepFailure} naming what is wrong
 */
export function readCommand([name, ...args]) {
  if (name === undefined || !Object.hasOwn(commands, name)) {
    throw new StepFailure(
      'command',
      name === undefined ? 'no command given' : `there is no command "${name}"`,
      `run: node local/bootstrap.mjs <${Object.keys(commands).join('|')}> [args]`,
    );
  }
  const { entry, packages, help } = commands[name];
  if (typeof entry === 'string') {
    return readArguments(name, args).help ? { help } : { entry, args, packages };
  }
  const [what, ...passedOn] = args;
  if (what === undefined || readArguments(name, [what]).help) return { help };
  return { entry: entry(what), args: passedOn, packages };
}

function readArguments(name, args) {
  const { flags = {}, names = [], takes } = commands[name];
  const fail = (reason) => new StepFailure('options', reason, `see ${invocationOf(name)} -- --help`);
  let parsed;
  try {
    parsed = parseArgs({ args, options: { ...flags, help: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    // Then it says how to pass arguments that look like flags.
    throw fail(error.message.split('. ')[0]);
  }
  const unknown = parsed.positionals.filter((given) => !names.includes(given) && !takes?.(given));
  if (unknown.length === 0) return parsed.values;
  if (names.length === 0) throw fail(`"${unknown.join(', ')}" is no flag, and it takes flags only`);
  throw fail(
    `there is no "${unknown.join(', ')}": there are ${names.join(', ')}${takes ? ', and files of tests' : ''}`,
  );
}

function invocationOf(name) {
  return ['start', 'stop', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`;
}
