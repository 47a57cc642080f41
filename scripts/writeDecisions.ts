import { readdir, readFile, writeFile } from 'node:fs/promises';

const FOLDER = new URL('../docs/decisions/', import.meta.url);

/** Writes the index of docs/decisions from the headings of its files. */
export async function writeDecisions(): Promise<void> {
  const files = (await readdir(FOLDER)).filter((file) => /^\d{4}-/.test(file)).sort();
  const lines = await Promise.all(
    files.map(async (file) => {
      const [heading = ''] = (await readFile(new URL(file, FOLDER), 'utf8')).split('\n');
      return `- [${heading.replace(/^# /, '')}](${file})`;
    }),
  );
  await writeFile(new URL('README.md', FOLDER), `# Decisions\n\n${lines.join('\n')}\n`);
}
