/**
 * The local store: what features may read and write (`contract.ts`), and how the app opens it. What sync may do with it is in
 * `replica/index.ts`, apart, because nothing else may.
 */
export * from './contract'
export { type OpenedStore, openStore } from './open-store'
export { StoreProvider, useStore, useStoreQuery } from './provider'
export { endOfThisWeek } from './queries/dates'
export { setAside } from './recovery/generations'
export { StoreError } from './store-error'
export { keyVaultOf } from './vault/key-vault'
