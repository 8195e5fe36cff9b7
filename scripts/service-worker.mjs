/**
 * Builds the classic scripts beside the bundle: the service workers, the browser's with the list of what it keeps and the desktop's, and the
 * script of the public badge page.
 */
import { join } from 'node:path'
import { ROOT } from './setup/paths.mjs'

const BUNDLE = join(ROOT, 'out/renderer')

const BROWSER_WORKER = 'service-worker.js'
const DESKTOP_WORKER = 'evidence-stream.js'
const BADGE_PAGE = 'badge-check.js'

/** Larger than any file of ours; Workbox leaves out larger ones without failing. */
const MAX_FILE_BYTES = 20 * 1024 * 1024

/** Must run after the renderer is built, because the list names its files. */
export async function buildServiceWorkers() {
  await buildScript({ entry: 'renderer/app/evidence-stream-desktop.ts', fileName: DESKTOP_WORKER })
  await buildBadgePage()
  const { getManifest } = await import('workbox-build')
  const { manifestEntries, warnings } = await getManifest({
    globDirectory: BUNDLE,
    globPatterns: ['**/*'],
    globIgnores: [BROWSER_WORKER, DESKTOP_WORKER, BADGE_PAGE, '**/*.map'],
    // Names with a content hash need no revision of their own.
    dontCacheBustURLsMatching: /-[\w-]{8}\.\w+$/,
    maximumFileSizeToCacheInBytes: MAX_FILE_BYTES,
  })
  if (warnings.length > 0) throw new Error(`The offline list is not complete: ${warnings.join('; ')}`)
  await buildScript({
    entry: 'renderer/app/service-worker.ts',
    fileName: BROWSER_WORKER,
    define: { 'self.__WB_MANIFEST': JSON.stringify(manifestEntries) },
  })
}

/** Builds the public badge page's script into this folder. */
export async function buildBadgePage(folder = BUNDLE) {
  // A module: one of its packages asks for its own address.
  await buildScript({ entry: 'renderer/badge-page/main.ts', fileName: BADGE_PAGE, folder, minify: true, format: 'es' })
}

async function buildScript({ entry, fileName, define = {}, folder = BUNDLE, minify = false, format = 'iife' }) {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    define: { ...define, 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome114',
      outDir: folder,
      minify,
      emptyOutDir: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      lib: { entry: join(ROOT, entry), formats: [format], name: 'assayScript', fileName: () => fileName },
    },
  })
}
