import { expose } from 'comlink'
import { type Backup, readBackupFile, writeBackupFile } from '../../../shared/backup'
import { argon2id } from '../../../shared/vault'

const tools = { crypto, argon2: argon2id }

/** Deriving a key from a passphrase takes a second of computing: not on the page's thread. */
const backupWorker = {
  write: (passphrase: string, backup: Backup) => writeBackupFile(tools, passphrase, backup),
  read: (passphrase: string, bytes: Uint8Array<ArrayBuffer>) => readBackupFile(tools, passphrase, bytes),
}
export type BackupWorker = typeof backupWorker

expose(backupWorker)
