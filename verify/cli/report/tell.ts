import { printable } from '../../../local/bootstrap/printable.mjs';

/** Tells people, or who reads the output, what was found: the only way to it, as lines have what others wrote in them. */
export function tell(...lines: readonly string[]): void {
  process.stdout.write(text(lines));
}

/** Tells people what is under way, or wrong. */
export function tellAside(...lines: readonly string[]): void {
  process.stderr.write(text(lines));
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${printable(line)}\n`).join('');
}
