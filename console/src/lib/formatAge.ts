const UNITS: [seconds: number, name: string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
];

/**
 * Writes how long ago something was, by its largest unit.
 *
 * @param seconds - At least 0.
 * @example formatAge(250) // '4 min'
 */
export function formatAge(seconds: number): string {
  const [length, name] = UNITS.find(([unit]) => seconds >= unit) ?? [1, 's'];
  return `${Math.floor(seconds / length)} ${name}`;
}
