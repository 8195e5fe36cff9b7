import { spawn } from 'node:child_process'
import { sandboxArguments } from './setup/chromium.mjs'

/** Chromium's own log, such as `[812:1121/182120.18:ERROR:bus.cc(399)] …`: it says nothing to somebody who tries Assay. */
const CHROMIUM_LOG = /^\[(\d+:)?\d{4}\/\d{6}/

/** @returns whether a window can be shown here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Opens the workbench's window. `exited` resolves with its exit code when it is closed; `close` asks it to, once: it flushes first,
 * and a second signal would end it in the middle of that.
 * @param {{ runtime: import('./electron-runtime.mjs').ElectronRuntime, hubOrigin: string, profile: string }} options
 * @returns {{ exited: Promise<number>, close: () => void }}
 */
export function openWorkbench({ runtime, hubOrigin, profile }) {
  const args = [...runtime.appArguments, `--hub=${hubOrigin}`, ...sandboxArguments()]
  const env = { ...process.env, ASSAY_PROFILE: profile }
  const child = spawn(runtime.executable, args, {
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
    // Out of reach of the terminal's Ctrl+C, which would come on top of ours.
    detached: process.platform !== 'win32',
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    const lines = text.split('\n').filter((line) => line !== '' && (process.env.ASSAY_TRACE || !CHROMIUM_LOG.test(line)))
    if (lines.length > 0) console.error(lines.join('\n'))
  })
  let isClosing = false
  return {
    exited: new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 0))
    }),
    close() {
      if (!isClosing) child.kill('SIGTERM')
      isClosing = true
    },
  }
}
