import { defineConfig } from '@playwright/test'

/** By their titles: journeys that need no window of the desktop. */
const IN_BROWSER = /in a browser|service worker|without a hub|axe finds|while drafts are open/

/** Journeys through real windows: the packaged desktop app, and Chromium, each against a real hub. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/fixtures/prepare.ts',
  outputDir: 'test-results',
  // One window of the desktop at a time, because windows on one screen take each other's focus; a browser beside it has its own, and a second
  // browser takes the desktop's place once that is done.
  workers: 2,
  projects: [
    { name: 'browser', grep: IN_BROWSER, workers: 2 },
    { name: 'desktop', grepInvert: IN_BROWSER, workers: 1 },
  ],
  retries: 0,
  forbidOnly: true,
  // Another suite goes on beside this one (scripts/test.mjs), and asks for the same two cores.
  timeout: 600_000,
  expect: { timeout: 30_000 },
  // The JSON report's file comes from the environment (scripts/test).
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: { actionTimeout: 30_000, navigationTimeout: 60_000 },
})
