import { defineConfig } from 'hardhat/config';

// The chain needs none of the plugins that the contracts' build and tests do, and starts sooner without them.
// biome-ignore lint/style/noDefaultExport: Hardhat reads the default export.
export default defineConfig({});
