export { desktopBridge, openExternal, saveCopy } from './platform'
export { type StorageEstimate, useStorageEstimate } from './use-storage-estimate'
