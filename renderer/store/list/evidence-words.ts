import { type EvidenceItem, type EvidenceKind, isSlideShow, isSpreadsheet } from '../../../shared/domain'

const OF_KIND: Record<EvidenceKind, string> = {
  portfolio: 'portfolio piece',
  project: 'project',
  vouch: 'peer vouch',
  demonstration: 'demonstration',
  talk: 'talk presentation slides',
  'self-evaluation': 'self-evaluation survey',
  'exam-result': 'exam result exam-result',
  link: 'link web page',
}

const OF_MEDIA: readonly [test: RegExp, words: string][] = [
  [/^application\/pdf$/, 'pdf'],
  [/^application\/x-ipynb/, 'notebook jupyter'],
  [/^application\/zip$/, 'zip code archive'],
  [/wordprocessingml/, 'word document'],
  [/^text\/markdown$/, 'markdown'],
  [/^text\/html$/, 'html web page'],
  [/^text\//, 'text'],
  [/^image\//, 'image picture'],
  [/^video\//, 'video recording'],
  [/^audio\//, 'audio recording'],
]

/** The plain words by which a search finds a piece of evidence: people look for a notebook, not for `application/x-ipynb+json`. */
export function evidenceWords({ kind, mediaType }: Pick<EvidenceItem, 'kind' | 'mediaType'>): string[] {
  const words = [OF_KIND[kind], ...OF_MEDIA.filter(([test]) => test.test(mediaType)).map(([, found]) => found)]
  if (isSlideShow(mediaType)) words.push('slides presentation powerpoint')
  if (isSpreadsheet(mediaType)) words.push('spreadsheet table excel')
  return words
}
