import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium, sandboxArguments } from './scripts/setup/chromium.mjs'

const executablePath = findChromium()

/** `npm run bench`: measurements, never assertions; each file writes its lines to `.cache/bench`. */
export default defineConfig({
  test: {
    fileParallelism: false,
    projects: [
      {
        test: {
          name: 'hub',
          include: ['tests/bench/hub/*.bench.ts'],
          environment: 'node',
          testTimeout: 1_200_000,
          hookTimeout: 600_000,
          maxWorkers: 1,
        },
      },
      {
        worker: { format: 'es' },
        test: {
          name: 'workbench',
          include: ['tests/bench/workbench/*.bench.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { args: sandboxArguments(), ...(executablePath ? { executablePath } : {}) } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
