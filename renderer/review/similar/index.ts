export type { Finding, PassageSide } from './comparison'
export type { Excerpt } from './excerpt'
export type { ReadableItem } from './read-documents'
export { type OtherSubmission, searchSimilar, type SimilarResult } from './search-similar'
