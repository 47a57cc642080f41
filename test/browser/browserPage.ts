import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** A browser's page that writes down what a page must not do. */
export type BrowserPage = {
  page: Page;
  /** Addresses on other hosts than this machine that the page asked for. */
  outside: string[];
  /** What went wrong in the page: errors in its console, exceptions nobody caught. */
  errors: string[];
  close: () => Promise<void>;
};

/** Keep Chromium itself from talking to anybody; a root user's has no sandbox. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isHere = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:';
};

/** Milliseconds that a wait may take before it counts as one without an end, on a slow machine beside other work. */
const PATIENCE_MS = 120_000;

/** Opens a browser with an empty profile and one page of desktop size. @param more - Flags of Chromium. */
export async function openBrowserPage(more: readonly string[] = []): Promise<BrowserPage> {
  const browser: Browser = await chromium.launch({ executablePath: await findChromium(), args: [...args, ...more] });
  const page = await browser.newPage({ viewport: { width: 1320, height: 900 } });
  page.setDefaultTimeout(PATIENCE_MS);
  const outside: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!isHere(request.url())) outside.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return { page, outside, errors, close: () => browser.close() };
}
