import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gateway of a local stack with its usual ports; only `vite dev` talks to it through here. */
const gateway = 'http://127.0.0.1:4000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  // Its imports end in ?worker, which only Vite itself understands, and not what bundles dependencies for `vite dev`.
  optimizeDeps: { exclude: ['@graphiql/react/setup-workers/vite'] },
  server: { host: '127.0.0.1', proxy: { '/graphql': gateway, '/certificate': gateway } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Monaco, GraphiQL's editor, is one chunk of this size; it is loaded by the explorer only.
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      onwarn(warning, warn) {
        // GraphiQL is published with directives for a compiler that has run already.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
