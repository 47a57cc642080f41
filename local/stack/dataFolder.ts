import { join, resolve } from 'node:path';
import { repositoryRoot } from '../repositoryRoot.ts';

/** The name of the local chain in manifests and data. */
export const LOCAL_NETWORK = 'local';

/** The absolute path of a stack's data directory, as its flags tell. */
export function dataFolderOf(flags: { data?: string | undefined; network?: string | undefined }): string {
  return resolve(repositoryRoot, flags.data ?? join('.guildhall', 'data', flags.network ?? LOCAL_NETWORK));
}

/** The lock of a data directory; see `openDataDir`. */
export function lockOf(folder: string): string {
  return join(folder, 'lock');
}
