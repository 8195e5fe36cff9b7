export { desktopBridge, openExternal, saveCopy } from './platform'
export { useStorageEstimate } from './use-storage-estimate'
