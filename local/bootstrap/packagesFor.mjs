import { committedBuilds, isCommitted } from './builds.mjs';

/**
 * Which packages a command needs: what compiles, and what traces requests, only where that is to be done.
 *
 * @param {string} root - The clone.
 * @param {'all' | 'start' | 'none'} needed - By the command itself.
 * @param {NodeJS.ProcessEnv} env - Says whether the gateway is to trace requests.
 * @returns {'all' | 'start' | 'none'}
 */
export function packagesFor(root, needed, env) {
  if (needed !== 'start') return needed;
  const isTraced = Boolean(env.OTEL_EXPORTER_OTLP_ENDPOINT);
  return !isTraced && Object.values(committedBuilds).every((build) => isCommitted(root, build)) ? 'start' : 'all';
}
