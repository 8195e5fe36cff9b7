import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The Chromium that tests run in: the one that CHROMIUM_PATH names, or the system's.
 * @returns {string | undefined} undefined: let Playwright use one of its own
 */
export function findChromium() {
  return process.env.CHROMIUM_PATH ?? PLACES.find((place) => existsSync(place))
}

/**
 * Switches that Chromium and Electron need here: as root neither starts with its sandbox.
 * @returns {string[]}
 */
export function sandboxArguments() {
  return isRoot() ? ['--no-sandbox'] : []
}

/** @returns {boolean} */
export function isRoot() {
  return process.platform !== 'win32' && userInfo().uid === 0
}
