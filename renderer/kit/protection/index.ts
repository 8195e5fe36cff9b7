export { NewPassphrase } from './new-passphrase'
export { RecoveryCode } from './recovery-code'
