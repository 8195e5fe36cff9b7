import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const path = (name: string) => resolve(import.meta.dirname, name)

/**
 * All targets are explicit, so that main and preload run from Electron 25 upward and nothing depends on which Electron happens to
 * be installed. The shell is bundled whole: a package of it needs no `node_modules`.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node18',
      externalizeDeps: false,
      outDir: path('out/main'),
      rolldownOptions: {
        input: { index: path('electron/main/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      target: 'node18',
      externalizeDeps: false,
      outDir: path('out/preload'),
      rolldownOptions: {
        input: { index: path('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('renderer'),
    // The same bundle stands at app://assay/ and at a hub's /app/.
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'chrome114',
      outDir: path('out/renderer'),
      emptyOutDir: true,
      // The content policy knows only files of our own, so nothing is inlined as a data address, and no polyfill is needed.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: { index: path('renderer/index.html') } },
    },
  },
})
