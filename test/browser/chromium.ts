import { findProgram } from '../../testing/debianProgram.ts';

/**
 * Path of the Chromium, or Chrome, that browser tests use.
 *
 * @throws Error that says how to get one
 */
export function findChromium(): Promise<string> {
  return findProgram({
    path: '/usr/bin/chromium',
    variable: 'CHROMIUM_PATH',
    packages: ['chromium', 'fonts-dejavu-core'],
  });
}
