export { desktopBridge, openExternal, saveCopy } from './platform'
export { useNearlyFull } from './use-nearly-full'
export { useStorageEstimate } from './use-storage-estimate'
export {
  askForNotices,
  mayTellOutside,
  NOTICES_PREFERENCE,
  type NoticeChoice,
  noticeRight,
  type OutsideNotice,
  tellOutside,
} from './outside-notices'
