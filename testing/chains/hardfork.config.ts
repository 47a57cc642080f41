import { defineConfig } from 'hardhat/config';

const network = {
  type: 'edr-simulated',
  chainType: 'l1',
  hardfork: process.env.GUILDHALL_HARDFORK ?? 'osaka',
} as const;

// biome-ignore lint/style/noDefaultExport: Hardhat reads the default export.
export default defineConfig({ networks: { default: network, node: network } });
