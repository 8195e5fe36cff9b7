import { defineConfig } from '@playwright/test'

/** Journeys through real windows: the packaged desktop app, and Chromium, each against a real hub. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/fixtures/prepare.ts',
  outputDir: 'test-results',
  // Two cores: windows and hubs that compete for them would only make the times meaningless.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // The JSON report's file comes from the environment (scripts/test).
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: { actionTimeout: 15_000, navigationTimeout: 30_000 },
})
