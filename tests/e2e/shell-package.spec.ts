import { spawn } from 'node:child_process'
import { chromium } from '@playwright/test'
import { sandboxArguments } from '../../scripts/setup/chromium.mjs'
import { expect, packages, spawnWithDevtools, test } from './fixtures'
import { killNow } from './fixtures/devtools'

test('the package as it is given to people starts, and shows the workbench', async ({ assay }) => {
  const { real } = await packages()
  const hub = await assay.hub()
  const env = { ...process.env, ASSAY_PROFILE: `${assay.folder}/profile` }
  const { child, address } = await spawnWithDevtools(real, [`--hub=${hub.origin}`, ...sandboxArguments()], env)
  try {
    const app = await chromium.connectOverCDP(address, { noDefaults: true })
    const pages = () => app.contexts().flatMap((context) => context.pages())
    await expect.poll(() => pages().map((page) => page.url())).toEqual(['app://assay/'])
    const [page] = pages()
    expect(await page?.evaluate(() => window.assay.about())).toMatchObject({ hubOrigin: hub.origin })
    await page?.locator('#root > :not(style)').first().waitFor()
    expect(await page?.evaluate(() => fetch('/api/health').then(({ status }) => status))).toBe(200)
  } finally {
    await killNow(child)
  }
})

test('the package as it is given to people is no Node and lets no debugger in', async ({ assay }) => {
  const { real } = await packages()
  const env = { ...process.env, ASSAY_PROFILE: `${assay.folder}/profile`, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect=0' }
  const script = 'console.log("ran as " + "node")'
  const child = spawn(real, ['-e', script, '--inspect=0', ...sandboxArguments()], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text
    })
  }
  await new Promise((resolve) => setTimeout(resolve, 4_000))
  await killNow(child)
  expect(output).not.toContain('ran as node')
  expect(output).not.toContain('Debugger listening')
})

test('a trial runtime says so, and a hub that may not be opened is refused in words', async ({ assay }) => {
  const { page } = await assay.desktop({ hub: await assay.hub() })
  const { real } = await packages()
  const isTrial = real.includes('TRIAL')
  expect((await page.evaluate(() => window.assay.about())).trialRuntime).toBe(isTrial)

  const address = isTrial ? 'https://hub.example.org' : 'http://hub.example.org'
  const env = { ...process.env, ASSAY_PROFILE: `${assay.folder}/refused`, LANGUAGE: 'en' }
  const child = spawn(real, [`--hub=${address}`, ...sandboxArguments()], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', (text) => {
    output += text
  })
  await expect.poll(() => output, { timeout: 20_000 }).toContain('Assay can’t open this hub')
  await killNow(child)
})
