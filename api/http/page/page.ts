import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { noApiHere, unlessForPeople } from '../noApiHere.ts';
import { preferCompressed } from '../preferCompressed.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * What the page may load: its own files only. Editors in it (Monaco) start workers from blobs and set styles. It may ask, and not
 * load from, the node that its reader names: by HTTPS, or on the reader's own machine (decision 75).
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const NO_PAGE = 'This gateway serves no page. Its GraphQL API is at /graphql.\n';

/**
 * Serves the built page, compressed where the client takes it. Any path that is none of its files is one of the page's own
 * addresses and gets its `index.html` when a person asks; a program has mistyped the API's, and is told so. Vite puts a
 * hash into the names under `assets/`, so these are kept forever.
 *
 * @param pageDir - Folder of the built page; without it a line of text says where the API is.
 */
export function page(pageDir: string | undefined): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
    res.setHeader('x-content-type-options', 'nosniff');
    res.setHeader('referrer-policy', 'no-referrer');
    next();
  });
  if (pageDir === undefined) {
    router.get('/', (_req, res) => {
      res.type('text').send(NO_PAGE);
    });
    router.use(noApiHere);
    return router;
  }
  const index = join(pageDir, 'index.html');
  if (!existsSync(index)) throw new Error(`There is no page in ${pageDir}: build it, or unset GUILDHALL_PAGE_DIR.`);
  const compressed = preferCompressed(pageDir);
  const assets = express.static(pageDir, { maxAge: YEAR_SECONDS * 1000, immutable: true, fallthrough: false });
  const files = express.static(pageDir, {
    index: false,
    setHeaders: (res) => res.setHeader('cache-control', 'no-cache'),
  });
  router.get('/assets/{*path}', compressed, assets);
  router.use(compressed, files, unlessForPeople(noApiHere));
  const toIndex: RequestHandler = (req, _res, next) => {
    req.url = '/index.html';
    next();
  };
  router.get('/{*path}', toIndex, compressed, files);
  return router;
}
