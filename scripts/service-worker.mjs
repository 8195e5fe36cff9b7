/** Builds the browser's service worker: one classic script beside the bundle, with the list of what it keeps for offline use. */
import { join } from 'node:path'
import { ROOT } from './setup/paths.mjs'

const BUNDLE = join(ROOT, 'out/renderer')

/** Larger than any file of ours; Workbox leaves out larger ones without failing. */
const MAX_FILE_BYTES = 20 * 1024 * 1024

/** Must run after the renderer is built, because the list names its files. */
export async function buildServiceWorker() {
  const { getManifest } = await import('workbox-build')
  const { build } = await import('vite')
  const { manifestEntries, warnings } = await getManifest({
    globDirectory: BUNDLE,
    globPatterns: ['**/*'],
    globIgnores: ['service-worker.js', '**/*.map'],
    // Names with a content hash need no revision of their own.
    dontCacheBustURLsMatching: /-[\w-]{8}\.\w+$/,
    maximumFileSizeToCacheInBytes: MAX_FILE_BYTES,
  })
  if (warnings.length > 0) throw new Error(`The offline list is not complete: ${warnings.join('; ')}`)
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    define: { 'self.__WB_MANIFEST': JSON.stringify(manifestEntries), 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome114',
      outDir: BUNDLE,
      emptyOutDir: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      lib: {
        entry: join(ROOT, 'renderer/app/service-worker.ts'),
        formats: ['iife'],
        name: 'assayServiceWorker',
        fileName: () => 'service-worker.js',
      },
    },
  })
}
