export {
  closeSecondWindow,
  isSecondWindow,
  onAskedToLeave,
  onMessage,
  openSecondWindow,
  sendToOtherWindow,
  useSecondWindow,
} from './second-window'
