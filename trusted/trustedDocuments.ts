import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'documents');
const END = '.graphql';

/** A question that auditors ask, whose text a gateway knows by its id. */
export type TrustedDocument = {
  /** Name of its file and of its operation. */
  name: string;
  /** What it answers, as the comment above it says. */
  description: string;
  /** Text of the file, byte for byte. */
  source: string;
  /** `sha256:` and the SHA-256 of that text. */
  id: string;
};

/** The id of a document, by which a client names it in place of its text: `sha256:` and the SHA-256 of the text. */
export function documentIdOf(source: string): string {
  return `sha256:${createHash('sha256').update(source).digest('hex')}`;
}

/** Reads the trusted documents of this version, by name. */
export function readTrustedDocuments(): TrustedDocument[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(END));
  return files.sort().map((file) => {
    const source = readFileSync(join(FOLDER, file), 'utf8');
    return { name: basename(file, END), description: commentAbove(source), source, id: documentIdOf(source) };
  });
}

function commentAbove(source: string): string {
  const [comment = ''] = /^(# .*\n)*/.exec(source) ?? [];
  return comment.replace(/^# /gm, '').trim().replaceAll('\n', ' ');
}
