import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium, sandboxArguments } from './scripts/setup/chromium.mjs'
import { reactPlugins } from './scripts/setup/react-plugins.mjs'

const executablePath = findChromium()
const LIMITS = { testTimeout: 3_600_000, hookTimeout: 1_800_000 }

/** `npm run bench`: measurements, never assertions; each file writes its lines to `.cache/bench`. */
export default defineConfig({
  test: {
    fileParallelism: false,
    projects: [
      {
        test: { name: 'shared', include: ['tests/bench/shared/*.bench.ts'], environment: 'node', maxWorkers: 1, ...LIMITS },
      },
      {
        test: { name: 'hub', include: ['tests/bench/hub/*.bench.ts'], environment: 'node', maxWorkers: 1, ...LIMITS },
      },
      {
        plugins: reactPlugins(),
        // Found while measuring, a dependency would reload the page under it.
        optimizeDeps: {
          entries: ['renderer/app/main.tsx', 'tests/bench/workbench/*.bench.ts'],
          // Named in a worker's address, where looking for dependencies doesn't find it.
          include: ['react/jsx-runtime', 'pdfjs-dist/legacy/build/pdf.worker.mjs'],
        },
        worker: { format: 'es' },
        // What is measured is what people run: React without its checks. NODE_ENV comes from scripts/bench.mjs.
        mode: 'production',
        test: {
          name: 'workbench',
          include: ['tests/bench/workbench/*.bench.ts'],
          // Hubs for those that want one, and a way for results out of the browser.
          globalSetup: 'tests/bench/workbench/stage.ts',
          fileParallelism: false,
          ...LIMITS,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                // The page asks a real hub straight, as if it came from there: nothing in between may take time.
                args: ['--disable-web-security', ...sandboxArguments()],
                ...(executablePath ? { executablePath } : {}),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: { name: 'desktop', include: ['tests/bench/desktop/*.bench.ts'], environment: 'node', maxWorkers: 1, ...LIMITS },
      },
    ],
  },
})
