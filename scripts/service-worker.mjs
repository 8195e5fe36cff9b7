/** Builds the service workers, classic scripts beside the bundle: the browser's, with the list of what it keeps, and the desktop's. */
import { join } from 'node:path'
import { ROOT } from './setup/paths.mjs'

const BUNDLE = join(ROOT, 'out/renderer')

const BROWSER_WORKER = 'service-worker.js'
const DESKTOP_WORKER = 'evidence-stream.js'

/** Larger than any file of ours; Workbox leaves out larger ones without failing. */
const MAX_FILE_BYTES = 20 * 1024 * 1024

/** Must run after the renderer is built, because the list names its files. */
export async function buildServiceWorkers() {
  await buildWorker({ entry: 'renderer/app/evidence-stream-desktop.ts', fileName: DESKTOP_WORKER })
  const { getManifest } = await import('workbox-build')
  const { manifestEntries, warnings } = await getManifest({
    globDirectory: BUNDLE,
    globPatterns: ['**/*'],
    globIgnores: [BROWSER_WORKER, DESKTOP_WORKER, '**/*.map'],
    // Names with a content hash need no revision of their own.
    dontCacheBustURLsMatching: /-[\w-]{8}\.\w+$/,
    maximumFileSizeToCacheInBytes: MAX_FILE_BYTES,
  })
  if (warnings.length > 0) throw new Error(`The offline list is not complete: ${warnings.join('; ')}`)
  await buildWorker({
    entry: 'renderer/app/service-worker.ts',
    fileName: BROWSER_WORKER,
    define: { 'self.__WB_MANIFEST': JSON.stringify(manifestEntries) },
  })
}

async function buildWorker({ entry, fileName, define = {} }) {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    define: { ...define, 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome114',
      outDir: BUNDLE,
      emptyOutDir: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      lib: { entry: join(ROOT, entry), formats: ['iife'], name: 'assayServiceWorker', fileName: () => fileName },
    },
  })
}
