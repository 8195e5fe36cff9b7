export { type Found, findWords } from './find-words'
export { FoundText } from './found-text'
