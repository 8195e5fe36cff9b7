import { expose } from 'comlink'
import { argon2id, createKeyVault } from '../../../shared/vault'
import { slotStorage } from './slot-storage'

// The worker is named after the account's database; its file is named after it too.
expose(createKeyVault({ storage: slotStorage(self.name), keychain: null, crypto, argon2: argon2id }))
