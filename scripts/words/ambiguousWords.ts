import { type DeclaredType, declaredTypes } from './declaredTypes.ts';
import { knownWords } from './knownWords.ts';
import { sharedWords } from './sharedWords.ts';

const isTest = (file: string) => file.startsWith('test/') || file.endsWith('.test.ts');

/**
 * Finds types whose name means something else in another place: exported twice, or a word of the glossary or the schema.
 * Where both mean the same, {@link sharedWords} says why there are two.
 *
 * @returns A complaint for each, and for each name in that list that no longer needs to be there; null for none.
 */
export async function ambiguousWords(): Promise<string | null> {
  const [types, known] = await Promise.all([declaredTypes(), knownWords()]);
  const places = new Map<string, string[]>();
  for (const [name, files] of Map.groupBy(types.filter(counts), ({ name }) => name)) {
    const meaning = known.get(name);
    const exporting = files.filter(({ isExported }) => isExported);
    const declaring = (meaning ? files : exporting).map(({ file }) => file);
    const all = meaning ? [meaning, ...declaring] : declaring;
    if (all.length > 1) places.set(name, all);
  }
  const complaints = [
    ...[...places]
      .filter(([name]) => !sharedWords.has(name))
      .map(([name, where]) => `${name} is declared in ${where.join(' and ')}.`),
    ...[...sharedWords.keys()]
      .filter((name) => !places.has(name))
      .map((name) => `${name} has one meaning now: take it off the list in scripts/words/sharedWords.ts.`),
  ];
  if (complaints.length === 0) return null;
  return [...complaints, 'Rename one of them, or say in scripts/words/sharedWords.ts why both mean the same.'].join(
    '\n',
  );
}

/** What a test declares for itself is read there only. */
function counts({ file, isExported }: DeclaredType): boolean {
  return isExported || !isTest(file);
}
