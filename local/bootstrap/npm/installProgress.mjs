import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FEW = 3;

/**
 * Tells how far npm is with a clone's packages. npm makes the folder of each package that it is going to install as soon
 * as it knows them all, and fills it once the package has come. Folders of an earlier install, which it removes first, do not count.
 *
 * @param {string} root - The clone.
 * @returns {{ onLine: (line: string) => void, progress: () => string }} What takes each line that npm prints, and tells.
 */
export function installProgress(root) {
  const { packages = {} } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  // The others are the clone itself and its own packages.
  const folders = Object.keys(packages).filter((folder) => folder.startsWith('node_modules/'));
  const earlier = new Map(folders.map((folder) => [folder, identityOf(root, folder)]));
  const isNew = (folder) => ![undefined, earlier.get(folder)].includes(identityOf(root, folder));
  let answers = 0;
  let most = 0;
  return {
    onLine(line) {
      if (line.startsWith('npm http fetch')) answers += 1;
    },
    progress() {
      const wanted = folders.filter(isNew);
      const missing = wanted.filter((folder) => !existsSync(join(root, folder, 'package.json')));
      if (wanted.length === 0)
        return `npm is finding out what is missing; answers from its registry so far: ${answers}`;
      // At its end npm takes away again what does not fit this system.
      most = Math.max(most, wanted.length - missing.length);
      const words = [`${most} of ${Math.max(most, wanted.length)} packages unpacked`];
      if (missing.length > 0 && missing.length <= FEW) words.push(`waiting for ${missing.map(nameOf).join(', ')}`);
      if (missing.length === 0) words.push('npm is setting them up');
      return words.join(', ');
    },
  };
}

/** What tells a folder from one that is made in its place later; undefined when there is none. */
function identityOf(root, folder) {
  const stat = statSync(join(root, folder), { throwIfNoEntry: false });
  return stat && `${stat.ino} ${stat.birthtimeMs}`;
}

/** The package's name out of its folder, which may be below another's. */
function nameOf(folder) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
