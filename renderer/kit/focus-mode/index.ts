export { setFocusMode, useFocusMode } from './focus-mode'
