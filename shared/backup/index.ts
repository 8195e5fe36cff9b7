export { type BackupTools, type OpenedBackup, readBackupFile, writeBackupFile } from './backup-file'
export { type BackedUpWork, type Backup, BackupSchema } from './content'
