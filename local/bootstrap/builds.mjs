import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is built and committed with a hash of its sources, so that a fresh clone builds neither. Paths are relative to
 * the clone.
 *
 * @type {Record<'contracts' | 'subgraph', import('./builds.mjs').CommittedBuild>}
 */
export const committedBuilds = {
  contracts: {
    name: 'contracts',
    inputs: ['contracts', 'hardhat.config.ts'],
    except: ['contracts/mocks'],
    only: /\.sol$|^contracts\/abis\.ts$|^hardhat\.config\.ts$/,
    packages: ['hardhat', 'solc', '@openzeppelin/contracts', '@openzeppelin/contracts-upgradeable', '@uniswap/v2-core'],
    outputs: ['abis', 'bytecode'],
    hashFile: 'bytecode/sources.sha256',
  },
  subgraph: {
    name: 'subgraph',
    inputs: ['schema.graphql', 'abis', 'subgraph'],
    // Its addresses are put into the built manifest by each start.
    except: ['subgraph/networks.json', 'subgraph/tests', 'subgraph/test.ts', 'subgraph/sources.sha256'],
    packages: ['@graphprotocol/graph-cli', '@graphprotocol/graph-ts'],
    outputs: ['subgraph/build'],
    hashFile: 'subgraph/sources.sha256',
  },
};

/**
 * Whether what is committed was built from the sources as they are now.
 *
 * @param {string} root - The clone.
 * @param {import('./builds.mjs').CommittedBuild} build
 * @returns {boolean}
 */
export function isCommitted(root, build) {
  if (![build.hashFile, ...build.outputs].every((path) => existsSync(join(root, path)))) return false;
  return readFileSync(join(root, build.hashFile), 'utf8').trim() === hashOfSources(root, build);
}

/**
 * Hashes what a build is made from: the names and contents of its inputs, and the versions of its packages.
 *
 * @param {string} root - The clone.
 * @param {Pick<import('./builds.mjs').CommittedBuild, 'inputs' | 'except' | 'only' | 'packages'>} build
 * @returns {string} SHA-256 in hex.
 */
export function hashOfSources(root, { inputs, except, only = /./, packages }) {
  const hash = hashFiles(
    root,
    filesIn(root, inputs, except).filter((file) => only.test(file)),
  );
  // From the lock file, as a start has not all of them installed.
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  for (const name of packages) hash.update(`${name}@${lock.packages[`node_modules/${name}`].version}\0`);
  return hash.digest('hex');
}

/**
 * Hashes what is in files and folders.
 *
 * @param {string} root - The clone.
 * @param {readonly string[]} paths
 * @returns {string} SHA-256 in hex.
 */
export function hashOfOutputs(root, paths) {
  return hashFiles(root, filesIn(root, paths, [], new Set())).digest('hex');
}

/** Folders that hold outputs of the build itself. */
const GENERATED = new Set(['generated', 'dist', 'build', 'node_modules']);

function filesIn(root, paths, except = [], skipped = GENERATED) {
  return paths.flatMap((path) => {
    const stat = except.includes(path) ? undefined : statSync(join(root, path), { throwIfNoEntry: false });
    if (stat === undefined) return [];
    if (stat.isFile()) return [path];
    const names = readdirSync(join(root, path)).filter((name) => !skipped.has(name));
    return filesIn(
      root,
      names.map((name) => `${path}/${name}`),
      except,
      skipped,
    );
  });
}

function hashFiles(root, files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash;
}
