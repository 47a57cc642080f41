const TEXTS_AND_COMMENTS = /"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n])*"|#[^\n\r]*/g;
const INNERMOST_BRACKETS = /\([^()]*\)/g;

/**
 * Finds which fields the keys of a result may stand for.
 *
 * @param document - An operation's text.
 * @returns Names of fields by key, for the keys that are aliases somewhere.
 */
export function fieldsByKey(document: string): Map<string, Set<string>> {
  const selections = withoutArguments(document);
  const fields = new Map<string, Set<string>>();
  const unaliased = selections.replace(/(\w+)\s*:\s*(\w+)/g, (_, alias: string, field: string) => {
    fields.set(alias, (fields.get(alias) ?? new Set<string>()).add(field));
    return ' ';
  });
  for (const name of unaliased.match(/\w+/g) ?? []) fields.get(name)?.add(name);
  return fields;
}

function withoutArguments(document: string): string {
  let text = document.replace(TEXTS_AND_COMMENTS, ' ');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(INNERMOST_BRACKETS, ' ');
  }
  return text;
}
