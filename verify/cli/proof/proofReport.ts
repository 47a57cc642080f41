import type { CheckedEntry } from '../../proof/checkEntryProof.ts';
import { knownAs } from '../../proof/factoryNames.ts';
import type { CheckStep } from '../../proof/report.ts';
import type { Premise } from '../../proof/types.ts';
import { sourceOf, verdictOf } from '../../proof/verdict.ts';

type FactoryNames = Readonly<Record<string, string>>;

const SIGNS: Record<CheckStep['outcome'], string> = { shown: '✔', 'not shown': '–', wrong: '✘' };

/** Of what lies beside the proofs. */
const MOST_NAMED = 10;

/** The report as a line of JSON; integers are texts. */
export function asJson(checked: CheckedEntry, names: FactoryNames): string {
  const standsOn = checked.standsOn.map((premise) => ({ ...premise, notes: notesOf(premise, names) }));
  const report = { verified: checked.outcome === 'shown', verdict: verdictOf(checked), ...checked, standsOn };
  return JSON.stringify(report, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

/** The report for people, in lines. */
export function asText(checked: CheckedEntry, names: FactoryNames): string[] {
  const { outcome, steps, standsOn, shown } = checked;
  const sign = { shown: '✔', 'shown in part': '–', wrong: '✘' }[outcome];
  return [
    ...Object.entries(shown).map(([field, value]) => `${field.padEnd(15)} ${value}`),
    ...steps.map(({ claim, outcome: step, reason }) => `  ${SIGNS[step]} ${[claim, reason].filter(Boolean).join(' ')}`),
    ...(standsOn.length === 0 ? [] : ['stands on']),
    ...standsOn.flatMap((premise) => [
      `  ${premise.name}: ${premise.value}`,
      ...notesOf(premise, names).map((note) => `    ${note}`),
    ]),
    `${sign} ${verdictOf(checked)}`,
  ];
}

/** What lies beside the proofs, as a line of JSON: how much, and where the first of it is. */
export function besidesAsJson(besides: readonly string[]): string {
  return JSON.stringify({ verified: false, besides: { count: besides.length, first: besides.slice(0, MOST_NAMED) } });
}

/** What lies beside the proofs, for people. */
export function besidesAsText(besides: readonly string[]): string {
  const more = besides.length > MOST_NAMED ? ` and ${besides.length - MOST_NAMED} more` : '';
  const named = besides.slice(0, MOST_NAMED).map((path) => `\`${path}\``);
  return `– Nothing shows what is in no row with a proof: ${named.join(', ')}${more}. Do not ask for it, or do not rely on it`;
}

function notesOf(premise: Premise, names: FactoryNames): string[] {
  const { what, value, isKnown } = premise;
  return [
    isKnown ? 'as it was given' : `compare it with ${sourceOf(premise)}`,
    ...(what === 'factory' ? [`it is ${knownAs(value, names)}`] : []),
  ];
}
