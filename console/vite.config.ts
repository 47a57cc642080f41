import { existsSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { factoryNames } from '../verify/proof/factoryNames.ts';

/** The gateway of a local stack with its usual ports; only `vite dev` talks to it through here. */
const gateway = 'http://127.0.0.1:4000';

/** The published deployments; a source without any has no such file. */
const networks = new URL('../subgraph/networks.json', import.meta.url);

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  define: {
    FACTORY_NAMES: JSON.stringify(
      factoryNames(existsSync(networks) ? JSON.parse(readFileSync(networks, 'utf8')) : undefined),
    ),
  },
  // Its imports end in ?worker, which only Vite itself understands, and not what bundles dependencies for `vite dev`.
  optimizeDeps: { exclude: ['@graphiql/react/setup-workers/vite'] },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', proxy: { '/graphql': gateway, '/certificate': gateway } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Monaco, GraphiQL's editor, is one chunk of this size; it is loaded by the explorer only.
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      // What keeps zod from trying `eval` must run before any schema is made, in whatever chunk that is.
      output: { codeSplitting: { groups: [{ name: 'schemas', test: /[\\/]zod[\\/]|zodWithoutEval/ }] } },
      onwarn(warning, warn) {
        // GraphiQL is published with directives for a compiler that has run already.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
