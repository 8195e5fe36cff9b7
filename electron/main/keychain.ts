import { spawn } from 'node:child_process'
import { app, safeStorage } from 'electron'
import type { Keychain } from '../../shared/vault'
import { KEYCHAIN_PROBE } from './launch-options'

/** A locked keyring asks for its password in a window of its own and answers only then, if ever. */
const FIRST_ANSWER_LIMIT_MS = 8_000

/**
 * The operating system's keychain through `safeStorage`. Its `basic_text` backend, which any program can open, doesn't count
 * as one.
 */
export function createKeychain(): Keychain {
  let available: Promise<boolean> | null = null
  return {
    isAvailable: () => (available ??= firstAnswer()),
    async wrap(secret) {
      const text = Buffer.from(secret).toString('base64')
      return hasAsyncStorage() ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)
    },
    async unwrap(wrapped) {
      const bytes = Buffer.from(wrapped)
      const text = hasAsyncStorage() ? (await safeStorage.decryptStringAsync(bytes)).result : safeStorage.decryptString(bytes)
      return Uint8Array.from(Buffer.from(text, 'base64'))
    },
  }
}

/** In a process started with `KEYCHAIN_PROBE`: says by its exit code whether the keychain answers. */
export function answerKeychainProbe(): void {
  app.exit(safeStorage.isEncryptionAvailable() ? 0 : 1)
}

async function firstAnswer(): Promise<boolean> {
  if (process.platform === 'linux' && !hasSessionBus()) return false
  if (!hasAsyncStorage()) return process.platform === 'linux' ? probe() : safeStorage.isEncryptionAvailable()
  const answer = await Promise.race([
    safeStorage.isAsyncEncryptionAvailable(),
    new Promise<false>((resolve) => setTimeout(resolve, FIRST_ANSWER_LIMIT_MS, false)),
  ])
  return answer && !(process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
}

/** Older runtimes have only calls that block. */
function hasAsyncStorage(): boolean {
  return typeof safeStorage.isAsyncEncryptionAvailable === 'function'
}

/** A keyring is reached over the session bus; without one, asking would only cost time. */
function hasSessionBus(): boolean {
  return Boolean(process.env.DBUS_SESSION_BUS_ADDRESS)
}

/**
 * Where the call blocks, a process of its own makes it first: when that one hangs on a locked keyring it can be ended, and this
 * window goes on with the passphrase.
 */
function probe(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.argv.slice(1), KEYCHAIN_PROBE], { stdio: 'ignore' })
    const limit = setTimeout(() => child.kill('SIGKILL'), FIRST_ANSWER_LIMIT_MS)
    child.on('error', () => resolve(false))
    child.on('exit', (code) => {
      clearTimeout(limit)
      resolve(code === 0)
    })
  })
}
