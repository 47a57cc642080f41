import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder that this program is in, with a slash at its end. */
const ROOT = join(import.meta.dirname, '..', '/');
const ROOT_URL = pathToFileURL(ROOT).href;
const URLS = /\b([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/?#"<>\\]*@)?(\[[^\s\]\\]*\](?::\d+)?|[^\s/?#"<>\\]*)[^\s"<>\\]*/gi;
/** Where a line of a stack trace says what it is in; packages that are no modules have a path there and no URL. */
const PATHS = /(?<=\bat |\basync |\()(?:file:\/\/)?\/[^\n\\"():?#]*(?=:\d+:\d+)/g;

/**
 * A text, JSON too, with each URL cut to its scheme and host, as what comes before and after the host may hold keys. Lines
 * of a stack trace keep their file: below this program's folder by its path there, elsewhere by its name.
 */
export function withoutUrls(text: string): string {
  return text.replace(PATHS, shortPath).replace(URLS, '$1$2');
}

function shortPath(path: string): string {
  const root = [ROOT_URL, ROOT].find((start) => path.startsWith(start));
  return root === undefined ? path.slice(path.lastIndexOf('/') + 1) : path.slice(root.length);
}
