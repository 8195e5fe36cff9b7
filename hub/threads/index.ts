/** What a panel says of how criteria are read: who may read it, and the words, which lie sealed. */
export { roundKey } from './keys'
export { findReaders, type Reader } from './readers'
export { openComments, openReadings } from './words'
