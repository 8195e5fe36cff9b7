import { webcrypto } from 'node:crypto'
import { type AccountVault, argon2id, createKeyVault, type Keychain } from '../../shared/vault'
import { readIfThere, replaceFile, setFileAside } from './atomic-file'

/** An account's key vault in a file that only its owner may read. The main process is the only one that opens it. */
export function createVaultHost(path: string, keychain: Keychain): AccountVault {
  return createKeyVault({
    storage: {
      read: () => readIfThere(path),
      replace: (bytes) => replaceFile(path, bytes),
      setAside: () => setFileAside(path),
    },
    keychain,
    crypto: webcrypto,
    argon2: argon2id,
  })
}
