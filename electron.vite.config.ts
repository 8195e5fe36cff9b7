import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { reactPlugins } from './scripts/setup/react-plugins.mjs'

const path = (name: string) => resolve(import.meta.dirname, name)

/** How long each plugin took says nothing to somebody who starts Assay. */
const QUIET = { pluginTimings: false }

/**
 * zod tries whether it may compile schemas by `new Function`. The content policy forbids that, and each page would begin with a
 * violation; so zod is told not to try, in the page and in every worker.
 */
const zodWithoutEval = (): Plugin => ({
  name: 'zod-without-eval',
  transform: (code, id) => (id.endsWith('/zod/v4/core/core.js') ? `${code}\nconfig({ jitless: true })\n` : null),
})

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
    plugins: [...reactPlugins(), zodWithoutEval()],
    worker: { format: 'es', plugins: () => [zodWithoutEval()], rolldownOptions: { checks: QUIET } },
    build: {
      target: 'chrome114',
      outDir: path('out/renderer'),
      emptyOutDir: true,
      // The content policy knows only files of our own, so nothing is inlined as a data address, and no polyfill is needed.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      reportCompressedSize: false,
      // The largest chunks are pdf.js' own tables, which are loaded only for the PDFs that need them.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: { index: path('renderer/index.html') }, checks: QUIET },
    },
  },
})
