export { desktopBridge, openExternal, saveCopy } from './platform'
export { useNearlyFull } from './use-nearly-full'
export { useStorageEstimate } from './use-storage-estimate'
