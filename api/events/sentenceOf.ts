import type { ArgumentValue, EventArgument } from '../../verify/events/eventArguments.ts';
import { accessSentences } from './sentences/access.ts';
import { auditSentences } from './sentences/audit.ts';
import { complianceSentences } from './sentences/compliance.ts';
import { fill } from './sentences/fill.ts';
import { governanceSentences } from './sentences/governance.ts';
import { moneySentences } from './sentences/money.ts';
import { prioritySentences } from './sentences/priorities.ts';
import { projectSentences } from './sentences/projects.ts';
import { rewardSentences } from './sentences/rewards.ts';
import type { EventSentences } from './sentences/sentence.ts';
import { tokenSentences } from './sentences/token.ts';
import { treasurySentences } from './sentences/treasury.ts';
import { forms } from './words/forms.ts';
import { memberInWords, plainly, type SentenceContext } from './words/inWords.ts';

/** The sentence of every event, by `Contract Event`. */
export const sentences: EventSentences = {
  ...accessSentences,
  ...auditSentences,
  ...complianceSentences,
  ...governanceSentences,
  ...moneySentences,
  ...prioritySentences,
  ...projectSentences,
  ...rewardSentences,
  ...tokenSentences,
  ...treasurySentences,
};

const UNSET = /^(?:0|0x0*|)$/;

/**
 * Says in a sentence what an entry's event says.
 *
 * @param event - `Contract Event`.
 * @param subjects - What the entry is about, in words, by the names that sentences use beside those of parameters.
 */
export function sentenceOf(
  event: string,
  args: readonly EventArgument[],
  { subjects, context }: { subjects: Readonly<Record<string, () => string>>; context: SentenceContext },
): string {
  const sentence = sentences[event];
  if (sentence === undefined) throw new Error(`There is no sentence for ${event}.`);
  return fill(sentence, {
    inWords(name, form) {
      const subject = Object.hasOwn(subjects, name) ? subjects[name] : undefined;
      if (subject !== undefined) return subject();
      const { value, type } = find(args, name);
      const write = form === undefined ? undefined : forms[form];
      if (write !== undefined) return write(value, context, (other) => find(args, other).value);
      return type !== undefined && isEnum(type) ? memberInWords(String(value)) : plainly(value, context);
    },
    isSet(name) {
      const { value } = find(args, name);
      return Array.isArray(value) ? value.length > 0 : value !== false && !UNSET.test(String(value));
    },
    isEqual: (name, other) => find(args, name).value === find(args, other).value,
  });
}

/** Solidity's own types are written small. */
function isEnum(type: string): boolean {
  return /^[A-Z]\w*$/.test(type);
}

/** The value of a path; its type where it is a parameter itself. */
function find(args: readonly EventArgument[], path: string): { value: ArgumentValue; type: string | undefined } {
  const [name = '', ...fields] = path.split('.');
  const argument = args.find((one) => one.name === name);
  let value: ArgumentValue | undefined = argument?.value;
  for (const field of fields) value = (value as { [field: string]: ArgumentValue } | undefined)?.[field];
  if (value === undefined) throw new Error(`The event has no parameter ${path}.`);
  return { value, type: fields.length === 0 ? argument?.type : undefined };
}
