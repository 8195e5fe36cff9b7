import { type AnnotationShape, type Selector, SelectorSchema } from './annotation'
import { parseLineRange, parsePage, parsePageRectangle, parseRegion, parseTimeRange } from './selectors'
import { withSoundTexts } from './sound-text'

/** A Web Annotation of any tool, as far as it can be understood here. */
export type ForeignAnnotation = {
  /** As the file names it; null where it has no name. */
  id: string | null
  /** What it is about, as the file names it: addresses, file names, titles; most exact first. */
  sources: string[]
  /** Empty where it speaks of the whole. */
  selectors: Selector[]
  /** It says where it belongs, but in no way that is understood here. */
  hasUnknownSelector: boolean
  shape: AnnotationShape
  comment: string
  /** What it is tagged or classified with: words, or ids as `urn:uuid:…`. */
  tags: string[]
  /** ISO instant; null where it doesn't say. */
  createdAt: string | null
}

type Json = Record<string, unknown>

const MOST_SELECTORS = 400
const MOST_COMMENT = 20_000
const DEEPEST = 5

/**
 * Reads a Web Annotation (https://www.w3.org/TR/annotation-model/) tolerantly: bodies as text or objects, targets as addresses or
 * objects, selectors refined by others, and what Hypothesis and Annotorious make of it.
 * @returns null where it is no annotation. Never throws; only members that the document itself has are read.
 */
export function readForeignAnnotation(document: unknown): ForeignAnnotation | null {
  if (!isObject(document)) return null
  const targets = listOf(own(document, 'target'))
  if (targets.length === 0 && own(document, 'uri') === undefined) return null
  const { selectors, hasUnknown } = readSelectors(targets)
  const bodies = listOf(own(document, 'body') ?? own(document, 'bodyValue'))
  // Hypothesis's own form: the comment beside the target, tags as a list.
  const texts = [...bodies.map(readComment), textOf(own(document, 'text'))].filter((text) => text !== '')
  const tags = [...bodies.flatMap(readTag), ...listOf(own(document, 'tags')).map(textOf)].filter((tag) => tag !== '')
  const comment = texts.join('\n\n').slice(0, MOST_COMMENT)
  return {
    id: textOf(own(document, 'id') ?? own(document, '@id')) || null,
    sources: [...new Set([...targets.flatMap(readSources), ...readDocument(document)])],
    selectors,
    hasUnknownSelector: hasUnknown && selectors.length === 0,
    shape: shapeOf(selectors, textOf(own(document, 'assay:shape'))),
    comment,
    tags,
    createdAt: readInstant(own(document, 'created')),
  }
}

function readSources(target: unknown): string[] {
  if (typeof target === 'string') return [textOf(target)]
  if (!isObject(target)) return []
  const source = own(target, 'source') ?? own(target, 'id')
  const sources = [isObject(source) ? own(source, 'id') : source, isObject(source) ? own(source, 'title') : undefined]
  return [...sources, own(target, 'assay:sha256')].map(textOf).filter((text) => text !== '')
}

/** Where Hypothesis says what page or file it was made on. */
function readDocument(document: Json): string[] {
  const about = own(document, 'document')
  const titles = isObject(about) ? listOf(own(about, 'title')) : []
  return [own(document, 'uri'), ...titles].map(textOf).filter((text) => text !== '')
}

function readSelectors(targets: readonly unknown[]): { selectors: Selector[]; hasUnknown: boolean } {
  const found: Selector[] = []
  let hasUnknown = false
  const read = (selector: unknown, depth: number): void => {
    if (!isObject(selector) || depth > DEEPEST || found.length === MOST_SELECTORS) return
    const understood = readSelector(selector)
    if (understood) found.push(understood)
    else hasUnknown = true
    for (const refined of listOf(own(selector, 'refinedBy'))) read(refined, depth + 1)
  }
  for (const target of targets) {
    if (typeof target === 'string') {
      const [, fragment = ''] = target.split('#', 2)
      const selector = readFragment(fragment)
      if (selector) found.push(selector)
    } else if (isObject(target)) for (const selector of listOf(own(target, 'selector'))) read(selector, 0)
  }
  const order = ['TextQuoteSelector', 'TextPositionSelector', 'FragmentSelector']
  return { selectors: found.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type)), hasUnknown }
}

function readSelector(selector: Json): Selector | null {
  const type = textOf(own(selector, 'type'))
  if (type === 'FragmentSelector') return readFragment(textOf(own(selector, 'value')))
  const parsed = SelectorSchema.safeParse({
    type,
    ...(type === 'TextQuoteSelector'
      ? {
          exact: textOf(own(selector, 'exact')),
          prefix: [...textOf(own(selector, 'prefix'))].slice(-100).join(''),
          suffix: [...textOf(own(selector, 'suffix'))].slice(0, 100).join(''),
        }
      : { start: own(selector, 'start'), end: own(selector, 'end') }),
  })
  return parsed.success ? parsed.data : null
}

/** By what it says: tools name the standard in several ways, or not at all. */
function readFragment(value: string): Selector | null {
  const text = value.replace(/^#/, '')
  for (const conformsTo of [
    'http://tools.ietf.org/rfc/rfc8118',
    'http://www.w3.org/TR/media-frags/',
    'http://tools.ietf.org/rfc/rfc5147',
  ] as const) {
    const parsed = SelectorSchema.safeParse({ type: 'FragmentSelector', conformsTo, value: text })
    if (parsed.success && isUnderstood(parsed.data)) return parsed.data
  }
  return null
}

function isUnderstood(selector: Selector): boolean {
  return [parsePage, parsePageRectangle, parseRegion, parseTimeRange, parseLineRange].some((parse) => parse(selector) !== null)
}

function shapeOf(selectors: readonly Selector[], asked: string): AnnotationShape {
  const isText = selectors.some(({ type }) => type !== 'FragmentSelector')
  if (isText) return asked === 'underline' || asked === 'comment' ? asked : 'highlight'
  const [first] = selectors
  if (!first) return 'whole-item'
  if (parseTimeRange(first)) return 'time-range'
  if (parseLineRange(first)) return 'line-range'
  const rectangle = parsePageRectangle(first) ?? parseRegion(first)
  if (!rectangle) return 'whole-item'
  return rectangle.width === 0 && rectangle.height === 0 ? 'pin' : 'area'
}

const TAGGING = new Set(['tagging', 'classifying', 'identifying', 'linking'])

function readComment(body: unknown): string {
  if (typeof body === 'string') return isAddress(body) ? '' : body.trim()
  if (!isObject(body) || TAGGING.has(textOf(own(body, 'purpose')))) return ''
  const text = textOf(own(body, 'value') ?? own(body, 'chars'))
  return (textOf(own(body, 'format')) === 'text/html' ? withoutTags(text) : text).trim()
}

function readTag(body: unknown): string[] {
  if (!isObject(body) || !TAGGING.has(textOf(own(body, 'purpose')))) return []
  return [textOf(own(body, 'value') ?? own(body, 'source') ?? own(body, 'id'))]
}

/** The words of a comment in HTML. They are shown as plain text, so nothing in them could ever run. */
function withoutTags(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }
  return html
    .replace(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
}

function readInstant(value: unknown): string | null {
  const time = Date.parse(textOf(value))
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function isAddress(text: string): boolean {
  return /^(?:https?|urn):\S+$/.test(text)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member that the object has itself: what it inherits was not in the file. */
function own(object: Json, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The text, without what no database takes; empty where it is none. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? withSoundTexts(value) : ''
}
