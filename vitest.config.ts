import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium, sandboxArguments } from './scripts/setup/chromium.mjs'
import { keptModules } from './scripts/setup/kept-modules.mjs'
import { reactPlugins } from './scripts/setup/react-plugins.mjs'

const specsIn = (folder: string) => [`tests/${folder}/**/*.{spec,test}.{ts,tsx}`]
const executablePath = findChromium()

/** What the hubs of a run start from, made once. */
const HUB_TEMPLATES = 'tests/contract/hub/kit/template-folder.ts'

/** Two of them side by side, also on a machine with two cores: much of their time is waiting. */
const AT_ONCE = { maxWorkers: 2 }

/** The faults run beside each other, in windows, hubs and pages: most of their time is waiting for programs to start and to come back. */
const FAULTS_AT_ONCE = { ...AT_ONCE, sequence: { groupOrder: 1 } }

/** Tests that run in a real Chromium, with real databases and workers. */
function inChromium(name: string, folder: string, testTimeout: number, more: Partial<typeof FAULTS_AT_ONCE> = AT_ONCE) {
  return {
    plugins: [...reactPlugins(), keptModules()],
    // Found while tests run, a dependency reloads the page under them.
    optimizeDeps: {
      entries: specsIn(folder),
      // One file for each language: served as they are, when they are asked for.
      exclude: ['@shikijs/langs'],
      include: [
        'react',
        'react-dom/client',
        'react/jsx-dev-runtime',
        'react/compiler-runtime',
        'dexie',
        'dexie-react-hooks',
        'hash-wasm',
        'mediabunny',
        'comlink',
        'uuid',
        'zod',
        // Named in a worker's address, where looking for dependencies doesn't find it.
        'pdfjs-dist/legacy/build/pdf.worker.mjs',
        '@zip.js/zip.js/lib/zip-core-native.js',
        'modern-tar',
        '@shikijs/core',
        '@shikijs/engine-javascript',
        'mammoth',
        'docx',
        'fflate',
        'papaparse',
        'pdf-lib',
        'pdfkit',
        'bidi-js',
        'markdown-it',
        '@mantine/core',
        '@mantine/hooks',
        '@mantine/notifications',
        '@tabler/icons-react',
        '@tanstack/react-virtual',
        'get-nonce',
        'i18next',
        'react-i18next',
        'wouter',
        'wouter/memory-location',
        'wouter/use-hash-location',
      ],
    },
    worker: { format: 'es' as const },
    test: {
      name,
      include: specsIn(folder),
      // Hubs for those tests that want one; the first is made when it is asked for.
      globalSetup: ['tests/browser/sync/hub-stage.ts', 'tests/browser/review/beacon.ts'],
      testTimeout,
      hookTimeout: 300_000,
      // What is waited for comes late on a busy machine, where a viewer is loaded first.
      expect: { poll: { timeout: 10_000 } },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: { args: sandboxArguments(), ...(executablePath ? { executablePath } : {}) } }),
        instances: [{ browser: 'chromium' as const }],
      },
      ...more,
    },
  }
}

/** One project for each kind of test; `scripts/test.mjs` runs them. The journeys in real windows are Playwright's. */
export default defineConfig({
  test: {
    // A focused test fails the run, so that nobody commits one.
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: specsIn('unit'),
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          isolate: false,
          ...AT_ONCE,
        },
      },
      inChromium('browser', 'browser', 180_000),
      {
        // Each file starts hubs and databases of its own.
        test: {
          name: 'contract',
          include: specsIn('contract'),
          environment: 'node',
          globalSetup: [HUB_TEMPLATES],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          isolate: false,
          ...AT_ONCE,
        },
      },
      {
        test: {
          name: 'faults',
          include: specsIn('faults'),
          exclude: specsIn('faults/network'),
          environment: 'node',
          // The packaged app, and a hub's data to copy, as the journeys have them.
          globalSetup: ['tests/e2e/fixtures/prepare.ts', HUB_TEMPLATES],
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
          ...FAULTS_AT_ONCE,
        },
      },
      inChromium('faults-network', 'faults/network', 600_000, FAULTS_AT_ONCE),
    ],
  },
})
