/** Builds what isn't up to date: the workbench (main, preload, renderer, service worker) and the hub. `build.mjs [--force] [part…]`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './setup/fingerprint.mjs'
import { alone } from './setup/lock.mjs'
import { CACHE, ROOT } from './setup/paths.mjs'
import { runScript, step } from './setup/progress.mjs'

const COMMON = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs', 'shared']

const PARTS = {
  workbench: {
    sources: [
      ...COMMON,
      'electron',
      'renderer',
      'resources/icons',
      'electron.vite.config.ts',
      'postcss.config.cjs',
      'scripts/service-worker.mjs',
      'scripts/setup/react-plugins.mjs',
    ],
    outputs: [
      'out/main/index.cjs',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'out/renderer/service-worker.js',
      'out/renderer/evidence-stream.js',
      'out/renderer/badge-check.js',
    ],
    async build() {
      const { build } = await import('electron-vite')
      await build({ root: ROOT, configFile: join(ROOT, 'electron.vite.config.ts'), logLevel: 'warn' })
      const { buildServiceWorkers } = await import('./service-worker.mjs')
      await buildServiceWorkers()
    },
  },
  hub: {
    sources: [...COMMON, 'hub', 'vite.hub.config.ts'],
    outputs: ['out/hub/main.mjs'],
    async build() {
      const { build } = await import('vite')
      await build({ root: ROOT, configFile: join(ROOT, 'vite.hub.config.ts'), logLevel: 'warn' })
    },
  },
}

/**
 * Builds the parts whose sources changed since they were built.
 * @param {{ parts?: string[], force?: boolean }} [options]
 */
export async function ensureBuilt({ parts = Object.keys(PARTS), force = false } = {}) {
  await alone('build', async () => {
    for (const name of parts) {
      const part = PARTS[name]
      if (part === undefined)
        throw new Error(`There is no part "${name}" to build; there are ${Object.keys(PARTS).join(' and ')}.`)
      const wanted = fingerprint(part.sources)
      const stamp = join(CACHE, 'built', name)
      const isThere = part.outputs.every((output) => existsSync(join(ROOT, output)))
      if (!force && isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue
      step(`Building the ${name}`)
      await part.build()
      mkdirSync(join(CACHE, 'built'), { recursive: true })
      writeFileSync(stamp, wanted)
    }
  })
}

if (process.argv[1] === import.meta.filename) {
  const parts = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  await runScript(() => ensureBuilt({ force: process.argv.includes('--force'), ...(parts.length > 0 ? { parts } : {}) }))
}
