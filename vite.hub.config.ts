import { defineConfig } from 'vite'

/** The hub as one file for Node; packages stay outside, as the hub is started from where they are installed. */
export default defineConfig({
  // The hub serves the workbench's bundle, it has no files of its own to copy.
  publicDir: false,
  build: {
    ssr: 'hub/cli/main.ts',
    target: 'node20',
    outDir: 'out/hub',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' } },
  },
})
