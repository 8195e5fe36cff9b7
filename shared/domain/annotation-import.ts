import type { Annotation, Selector } from './annotation'
import { type EvidenceItem, filesOf, shownFile } from './evidence'
import { type ForeignAnnotation, readForeignAnnotation } from './foreign-annotation'
import { derivedId, type Id, newId } from './identifiers'
import type { Rubric } from './rubric'
import { findQuote } from './selectors'
import { fromWebAnnotation } from './web-annotation'

/** What an annotation of a file would become here. */
export type ImportEntry =
  | { state: 'new'; annotation: Annotation }
  /** I have it, in other words, with another criterion or at another place. */
  | { state: 'changed'; annotation: Annotation; mine: Annotation }
  | { state: 'same'; annotation: Annotation }
  /** It says where it belongs in no way that is understood here. */
  | { state: 'unplaceable'; source: string; words: string }
  /** About a file that isn't part of this submission, or can't be told to be. */
  | { state: 'elsewhere'; source: string; words: string }
  | { state: 'unreadable' }

/** Where the annotations are to come in. */
export type ImportPlace = {
  allocationId: Id
  assessorId: Id
  evidence: readonly EvidenceItem[]
  rubric: Rubric
  /** Mine, as they are now. */
  annotations: readonly Annotation[]
  /** ISO instant of the import. */
  now: string
}

/** An annotation of a file once it was read: whose it is and what it says, before it is compared with what is here. */
export type ReadAnnotation = ForeignAnnotation & {
  /** The bytes that its selectors were made on; null where the file doesn't say. */
  sha256: string | null
  part: string | null
  /** Ids that it may have here, best first: its own where it comes from this very work, else ones that follow from its name. */
  ids: Id[]
}

/** Stands for bytes that nobody named: words are then looked for in the file that is shown, as after a resubmission. */
export const UNKNOWN_BYTES = '0'.repeat(64)

/** Its own id may be taken by something that was removed here; so many others are tried. */
const OTHER_IDS = 4

/** Reads the annotations of a file; null for what is none. @param allocationId whose work they are to join */
export function readForImport(documents: readonly unknown[], allocationId: Id): (ReadAnnotation | null)[] {
  return documents.map((document) => {
    const foreign = readForeignAnnotation(document)
    if (!foreign) return null
    const own = fromWebAnnotation(document)
    const { sources, selectors, comment } = foreign
    const name = foreign.id ?? JSON.stringify([sources, selectors, comment])
    const others = Array.from({ length: OTHER_IDS }, (_, at) => derivedId(`${allocationId}/${name}/${at}`))
    if (!own.ok) return { ...foreign, sha256: null, part: null, ids: others }
    const { annotation } = own
    return {
      ...foreign,
      selectors: annotation.selectors,
      comment: annotation.comment,
      shape: annotation.shape,
      hasUnknownSelector: false,
      sha256: annotation.evidenceSha256,
      part: annotation.part ?? null,
      ids: annotation.allocationId === allocationId ? [annotation.id, ...others] : others,
    }
  })
}

/**
 * Says of each annotation what it would become here. Nothing that is here is ever written over by a new one.
 * @param taken ids that something on this machine has already
 * @param assigned evidence ids for sources that a person has matched by hand
 */
export function sortImport(
  read: readonly (ReadAnnotation | null)[],
  place: ImportPlace,
  taken: ReadonlySet<Id>,
  assigned: ReadonlyMap<string, Id> = new Map(),
): ImportEntry[] {
  const mine = new Map(place.annotations.map((annotation) => [annotation.id, annotation]))
  const items = indexEvidence(place.evidence)
  const given = new Set<Id>()
  return read.map((annotation): ImportEntry => {
    if (!annotation) return { state: 'unreadable' }
    const source = annotation.sources[0] ?? ''
    const words = annotation.comment || (findQuote(annotation.selectors)?.exact ?? '')
    const item = findItem(annotation, items, place.evidence, assigned)
    if (!item) return { state: 'elsewhere', source, words }
    if (annotation.hasUnknownSelector) return { state: 'unplaceable', source, words }
    const known = annotation.ids.find((id) => mine.has(id))
    const here = known === undefined ? undefined : mine.get(known)
    const made = make(annotation, item, place)
    if (here) {
      if (given.has(here.id)) return { state: 'same', annotation: here }
      given.add(here.id)
      const next = merge(here, made)
      return isSame(here, next) ? { state: 'same', annotation: here } : { state: 'changed', annotation: next, mine: here }
    }
    const id = annotation.ids.find((each) => !taken.has(each) && !given.has(each)) ?? newId()
    if (annotation.ids.some((each) => given.has(each))) return { state: 'same', annotation: { ...made, id } }
    given.add(id)
    return { state: 'new', annotation: { ...made, id } }
  })
}

function make(read: ReadAnnotation, item: EvidenceItem, { allocationId, assessorId, rubric, now }: ImportPlace): Annotation {
  const { selectors, shape, comment } = read
  const createdAt = read.createdAt ?? now
  return {
    id: '',
    version: 1,
    allocationId,
    evidenceId: item.id,
    evidenceSha256: read.sha256 ?? (findQuote(selectors) ? UNKNOWN_BYTES : shownFile(item).sha256),
    ...(read.part === null ? {} : { part: read.part }),
    shape,
    selectors: [...selectors],
    comment: withTags(comment, read.tags, rubric),
    criterionId: findTagged(read.tags, rubric),
    creatorId: assessorId,
    createdAt: createdAt > now ? now : createdAt,
    modifiedAt: now,
  }
}

/** Mine with what the file says. Selectors that were made on other bytes stay mine: they hold where mine are. */
function merge(mine: Annotation, { comment, criterionId, shape, selectors, evidenceSha256 }: Annotation): Annotation {
  const isSameFile = mine.evidenceSha256 === evidenceSha256
  return { ...mine, comment, criterionId, ...(isSameFile ? { shape, selectors } : {}) }
}

function isSame(a: Annotation, b: Annotation): boolean {
  const told = ({ comment, criterionId, shape, selectors }: Annotation) => [comment, criterionId, shape, selectors.map(plain)]
  return JSON.stringify(told(a)) === JSON.stringify(told(b))
}

/** The order of a selector's members means nothing. */
function plain(selector: Selector): [string, unknown][] {
  return Object.entries(selector).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The criterion that a tag names: by id, by code ("C2") or by title. */
function findTagged(tags: readonly string[], { criteria }: Rubric): Id | null {
  for (const tag of tags) {
    const name = tag
      .replace(/^urn:uuid:/, '')
      .trim()
      .toLowerCase()
    const found = criteria.find(({ id, code, title }) => [id, code.toLowerCase(), title.toLowerCase()].includes(name))
    if (found) return found.id
  }
  return null
}

/** Tags that name no criterion would be lost; they stand after the comment. */
function withTags(comment: string, tags: readonly string[], rubric: Rubric): string {
  const others = tags.filter((tag) => findTagged([tag], rubric) === null && !tag.startsWith('urn:'))
  const line = others.map((tag) => `#${tag.trim().replace(/\s+/g, '-')}`).join(' ')
  return [comment, line]
    .filter((text) => text !== '')
    .join('\n\n')
    .slice(0, 20_000)
}

type EvidenceIndex = { byName: Map<string, EvidenceItem | null> }

/** Items by every name that a source may give them; null where two have the same. */
function indexEvidence(evidence: readonly EvidenceItem[]): EvidenceIndex {
  const byName = new Map<string, EvidenceItem | null>()
  for (const item of evidence) {
    const names = new Set([item.title, ...filesOf(item).flatMap((file) => [file.id, file.sha256, file.fileName])])
    for (const name of names) {
      const key = name.toLowerCase()
      byName.set(key, byName.has(key) ? null : item)
    }
  }
  return { byName }
}

function findItem(
  { sources, sha256 }: ReadAnnotation,
  { byName }: EvidenceIndex,
  evidence: readonly EvidenceItem[],
  assigned: ReadonlyMap<string, Id>,
): EvidenceItem | null {
  const chosen = assigned.get(sources[0] ?? '')
  if (chosen !== undefined) return evidence.find(({ id }) => id === chosen) ?? null
  for (const source of sources) {
    const found = namesIn(source)
      .map((name) => byName.get(name.toLowerCase()))
      .find((item) => item !== undefined)
    if (found) return found
  }
  return (sha256 === null ? undefined : byName.get(sha256)) ?? null
}

/** What a source may be called: itself, an id within a URN, the last part of a path. */
function namesIn(source: string): string[] {
  const bare = source.replace(/^urn:uuid:/i, '').replace(/[?#].*$/, '')
  const last = bare.split(/[/\\]/).at(-1) ?? ''
  return [bare, last, decoded(last)].filter((name) => name !== '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
