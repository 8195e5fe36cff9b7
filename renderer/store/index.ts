/**
 * The local store: what features may read and write (`contract`), and how the app opens it. What sync may do with it is in
 * `replica/index.ts`, apart, because nothing else may.
 */
export { bytesLeft } from './bytes-left'
export * from './contract'
export { type OpenedStore, openStore } from './open-store'
export { StoreProvider, useStore, useStoreQuery } from './provider'
export { endOfThisWeek } from './queries/dates'
export { hasDatabase, setAside } from './recovery/generations'
export { salvageAll } from './recovery/salvage'
export { StoreError, type StoreErrorReason } from './store-error'
export { keyVaultOf } from './vault/key-vault'
