import type { z } from 'zod';

const NEEDED: Record<string, string> = {
  string: 'Give a text.',
  number: 'Give a number.',
  int: 'Give a whole number.',
  boolean: 'Give true or false.',
  array: 'Give a list.',
  object: 'Give an object with the fields that the schema names.',
};

/** What is wrong with a value and what to give, for a problem that its schema has no words of its own for. */
export function problemInWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return NEEDED[issue.expected] ?? 'Give a value of the type that the schema names.';
    case 'invalid_value':
      return `Give one of ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `Give at most ${issue.maximum}${thingsOf(issue.origin)}.`;
    case 'too_small':
      return `Give at least ${issue.minimum}${thingsOf(issue.origin)}.`;
    default:
      return 'Give a value of the type that the schema names.';
  }
}

function thingsOf(origin: string): string {
  if (origin === 'array') return ' of them';
  return origin === 'string' ? ' characters' : '';
}
