export { NewPassphrase } from './new-passphrase'
export { RecoveryCode } from './recovery-code'
export { CopyCode, SecretCode } from './secret-code'
