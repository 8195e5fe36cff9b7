import { argon2id as derive } from 'hash-wasm'
import type { Argon2 } from './passphrase'

/** Argon2id in WebAssembly: the same code in a browser's worker and in the desktop's main process. */
export const argon2id: Argon2 = (passphrase, salt, cost) =>
  derive({
    password: passphrase,
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  })
