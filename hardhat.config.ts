import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import hardhatEthers from '@nomicfoundation/hardhat-ethers';
import hardhatEthersChaiMatchers from '@nomicfoundation/hardhat-ethers-chai-matchers';
import hardhatMocha from '@nomicfoundation/hardhat-mocha';
import hardhatNetworkHelpers from '@nomicfoundation/hardhat-network-helpers';
import { defineConfig } from 'hardhat/config';

const require = createRequire(import.meta.url);

// Another seed for each run, unless one is asked for; `npm test` prints it.
const fuzzSeed = process.env.GUILDHALL_FUZZ_SEED ?? `0x${randomBytes(32).toString('hex')}`;

export default defineConfig({
  plugins: [hardhatEthers, hardhatMocha, hardhatEthersChaiMatchers, hardhatNetworkHelpers],
  paths: { tests: { mocha: './test/contracts', solidity: './test/contracts' } },
  test: {
    solidity: {
      fuzz: { seed: fuzzSeed },
      invariant: { runs: Number(process.env.GUILDHALL_INVARIANT_RUNS ?? 256), depth: 100, failOnRevert: false },
    },
  },
  solidity: {
    compilers: [
      {
        version: '0.8.37',
        // The compiler comes from npm, so that a build needs no download of its own.
        path: require.resolve('solc/soljson.js'),
        settings: { optimizer: { enabled: true, runs: 200 }, viaIR: true, evmVersion: 'prague' },
      },
    ],
  },
});
