import { delimiter, dirname } from 'node:path';

/**
 * PATH with a Node's folder first, so that every `node` started below is that one.
 *
 * @param {{ path: string }} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function pathWith(node, env) {
  return [dirname(node.path), env.PATH].filter(Boolean).join(delimiter);
}
