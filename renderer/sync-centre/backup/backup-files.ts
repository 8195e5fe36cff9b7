import { wrap } from 'comlink'
import type { Backup, OpenedBackup } from '../../../shared/backup'
import type { BackupWorker } from './backup-worker'

/** Seals a backup into a file. */
export function sealBackup(passphrase: string, backup: Backup): Promise<Uint8Array<ArrayBuffer>> {
  return withWorker((worker) => worker.write(passphrase, backup))
}

/** Opens a backup file; whatever it is, this answers. */
export function openBackup(passphrase: string, bytes: Uint8Array<ArrayBuffer>): Promise<OpenedBackup> {
  return withWorker(async (worker): Promise<OpenedBackup> => worker.read(passphrase, bytes))
}

async function withWorker<Result>(work: (worker: ReturnType<typeof wrap<BackupWorker>>) => Promise<Result>): Promise<Result> {
  const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { type: 'module', name: 'backup' })
  try {
    return await work(wrap<BackupWorker>(worker))
  } finally {
    worker.terminate()
  }
}
