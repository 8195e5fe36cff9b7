export { DeskPage } from './desk-page'
export { ReadingWindow } from './second-window/reading-window'
