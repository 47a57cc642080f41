import { readFile } from 'node:fs/promises';
import { runCommand } from '../runCommand.ts';

/** Where a type is declared; whether others can import it. */
export type DeclaredType = { name: string; file: string; isExported: boolean };

const declaration = /^(export )?(?:declare )?(?:abstract )?(?:type|interface|class|enum) ([A-Z]\w*)/gm;

/**
 * Finds the types of the repository's TypeScript and AssemblyScript.
 *
 * @returns Each declaration; generated files are not looked at.
 */
export async function declaredTypes(): Promise<DeclaredType[]> {
  const { output } = await runCommand('git', ['ls-files', '*.ts', '*.tsx', ':!:**/generated/**'], false);
  const files = output.trim().split('\n');
  const found = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(file, 'utf8');
      return [...text.matchAll(declaration)].map(([, exported, name = '']) => ({
        name,
        file,
        isExported: exported !== undefined,
      }));
    }),
  );
  return found.flat();
}
