export { type BackupTools, type OpenedBackup, readBackupFile, writeBackupFile } from './backup-file'
export { type BackedUpPlan, type BackedUpWork, type Backup, BackupSchema, piecesOf } from './content'
