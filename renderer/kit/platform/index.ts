export { desktopBridge, openExternal, saveCopy } from './platform'
