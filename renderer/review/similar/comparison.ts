import { describeText, formatPage, type Selector } from '../../../shared/domain'
import { joinPages, type PagePlace, type SearchedDocument } from './documents'
import { type Excerpt, excerptOf } from './excerpt'
import { fillGaps } from './fill-gaps'
import { kindOf, type PassageKind, quotationsIn } from './passage-kind'
import { findPassages, LEAST_WORDS, type Passage } from './passages'
import { findRuns } from './runs'
import { SHINGLE_WORDS, ShingleIndex } from './shingle-index'
import { readWords, type Words } from './words'

/** A passage where it stands in one of the two places. */
export type PassageSide = {
  evidenceId: string
  part: string | null
  /** Where it begins; null where there are no pages. */
  page: number | null
  excerpt: Excerpt
}

/** The same passage in two places. */
export type Finding = {
  /** The same whenever the same words are found in the same two items, so that it can be known again. */
  id: string
  /** Words that are the same. */
  words: number
  kind: PassageKind
  /** Longer and rarer is more; only for the order. */
  weight: number
  mine: PassageSide & {
    /** Where the viewer of its item draws it; of a passage over several pages, what is on the first. */
    selectors: Selector[]
  }
  /** `submissionId` is null where it stands in another item of the same submission. */
  other: PassageSide & { submissionId: string | null }
}

type Read = { document: SearchedDocument; text: string; pageAt(offset: number): PagePlace; words: Words }
type Own = Read & { from: number; quotations: { start: number; end: number }[] }
type Found = { passage: Passage; other: Read; submissionId: string | null }
/** What it is and how much it tells is known when everything has been searched. */
type Unjudged = Omit<Finding, 'kind' | 'weight'>

/** Of one submission, the longest ones are enough to see what it is about. */
const MOST_OF_ONE = 60
/** More than these nobody reads. */
const MOST_FINDINGS = 300

/**
 * Compares a candidate's evidence with other texts, one submission after the other, and keeps nothing of those but the passages that were
 * found. What comes out doesn't depend on the order in which they come.
 */
export class Comparison {
  private readonly own: Own[]
  private readonly index: ShingleIndex
  /** For each word of the candidate's: in how many other submissions the shingle that begins there was seen, and the last of them. */
  private readonly seenIn: Int32Array
  private readonly lastSeen: Int32Array
  /** 1 for each word of the candidate's that stands in the given texts in the same company. */
  private readonly given: Uint8Array
  private readonly found: { passage: Passage; finding: Unjudged }[] = []
  private searched = 0

  /**
   * @param mine all that the candidate handed in.
   * @param given texts that everybody had before them: the task, the rubric.
   */
  constructor(mine: readonly SearchedDocument[], given: readonly string[]) {
    let from = 0
    this.own = mine.map((document) => {
      const read = readDocument(document)
      const own = { ...read, from, quotations: quotationsIn(read.text) }
      from += read.words.hashes.length
      return own
    })
    this.index = new ShingleIndex(this.own.map(({ words }) => words.hashes))
    this.seenIn = new Int32Array(from)
    this.lastSeen = new Int32Array(from)
    this.given = new Uint8Array(from)
    for (const text of given) {
      for (const { own, length } of findRuns(this.index, readWords(text).hashes)) this.given.fill(1, own, own + length)
    }
    this.compareOwn()
  }

  /** Compares with all documents of another submission. */
  compare(submissionId: string, documents: readonly SearchedDocument[]): void {
    this.searched++
    const found = documents.flatMap((document) => {
      const other = readDocument(document)
      const runs = findRuns(this.index, other.words.hashes)
      for (const { own, length } of runs) this.see(own, own + length - SHINGLE_WORDS)
      return findPassages(runs, this.index.documents).map((passage) => ({ passage, other, submissionId }))
    })
    this.keep(found)
  }

  /** What was found, first what tells most; `left` is how many more there are. */
  result(): { findings: Finding[]; left: number } {
    // Where both texts have the same words twice, once is enough.
    const byId = new Map([...this.found].reverse().map((each) => [each.finding.id, each]))
    const findings = [...byId.values()]
      .map(({ passage, finding }) => this.judge(passage, finding))
      .sort((one, two) => two.weight - one.weight || (one.id < two.id ? -1 : 1))
    return { findings: findings.slice(0, MOST_FINDINGS), left: Math.max(0, findings.length - MOST_FINDINGS) }
  }

  /** Each item of the candidate's with those before it. */
  private compareOwn(): void {
    for (const other of this.own) {
      const isBefore = (place: number) => {
        const own = this.own[this.index.documents[place] ?? 0]
        return own !== undefined && own.from < other.from && own.document.evidenceId !== other.document.evidenceId
      }
      const runs = findRuns(this.index, other.words.hashes, isBefore)
      this.keep(findPassages(runs, this.index.documents).map((passage) => ({ passage, other, submissionId: null })))
    }
  }

  private see(first: number, last: number): void {
    for (let place = first; place <= last; place++) {
      if (this.lastSeen[place] === this.searched) continue
      this.lastSeen[place] = this.searched
      this.seenIn[place] = (this.seenIn[place] ?? 0) + 1
    }
  }

  private keep(found: readonly Found[]): void {
    const longest = [...found].sort((one, two) => two.passage.words - one.passage.words).slice(0, MOST_OF_ONE)
    for (const { passage, other, submissionId } of longest) {
      const each = { passage: fillGaps(passage, this.index.words, other.words.hashes), other, submissionId }
      const finding = this.describe(each)
      if (finding) this.found.push({ passage: each.passage, finding })
    }
  }

  private describe({ passage, other, submissionId }: Found): Unjudged | null {
    const own = this.ownOf(passage)
    if (!own) return null
    const ownRuns = passage.runs.map((run) => rangeOf(own.words, run.own - own.from, run.length))
    const otherRuns = passage.runs.map((run) => rangeOf(other.words, run.other, run.length))
    const start = ownRuns[0]?.start ?? 0
    const page = own.pageAt(start)
    const end = Math.min(ownRuns.at(-1)?.end ?? start, page.from + page.text.length)
    const { evidenceId, part } = own.document
    return {
      id: [evidenceId, submissionId ?? '', other.document.evidenceId, nameOf(this.index.words, passage)].join(' '),
      words: passage.words,
      mine: {
        evidenceId,
        part,
        page: page.page,
        excerpt: excerptOf(own.text, ownRuns),
        selectors: [
          ...(page.page === null ? [] : [formatPage(page.page)]),
          ...describeText(page.text, start - page.from, end - page.from),
        ],
      },
      other: {
        evidenceId: other.document.evidenceId,
        part: other.document.part,
        submissionId,
        page: other.pageAt(otherRuns[0]?.start ?? 0).page,
        excerpt: excerptOf(other.text, otherRuns),
      },
    }
  }

  private judge(passage: Passage, finding: Unjudged): Finding {
    const own = this.ownOf(passage)
    let [given, quoted, seen, shingles, weight] = [0, 0, 0, 0, 0]
    for (const run of passage.runs) {
      for (let place = run.own; place < run.own + run.length; place++) {
        given += this.given[place] ?? 0
        const start = own?.words.starts[place - own.from] ?? 0
        if (own?.quotations.some((quotation) => quotation.start <= start && start < quotation.end)) quoted++
        const seenIn = this.seenIn[place] ?? 0
        weight += 1 / Math.max(1, seenIn)
        if (seenIn === 0) continue
        seen += seenIn
        shingles++
      }
    }
    const text = finding.mine.excerpt.pieces.map((piece) => piece.text).join('')
    const facts = {
      givenShare: given / passage.words,
      quotedShare: quoted / passage.words,
      seenIn: seen / Math.max(1, shingles),
      searched: this.searched,
      text,
    }
    return { ...finding, kind: kindOf(facts), weight }
  }

  private ownOf(passage: Passage): Own | undefined {
    return this.own[this.index.documents[passage.own.start] ?? 0]
  }
}

function readDocument(document: SearchedDocument): Read {
  const joined = joinPages(document)
  return { document, ...joined, words: readWords(joined.text) }
}

function rangeOf({ starts, ends }: Words, first: number, count: number): { start: number; end: number } {
  return { start: starts[first] ?? 0, end: ends[first + count - 1] ?? 0 }
}

/** A name for the words of a passage: of its first ones, so that a passage that grows a little is still the same. */
function nameOf(words: Int32Array, { runs }: Passage): string {
  const first = runs.flatMap(({ own, length }) => [...words.slice(own, own + length)]).slice(0, LEAST_WORDS)
  return first.reduce((name, word) => Math.imul(name ^ word, 0x01000193), 0x811c9dc5 | 0).toString(36)
}
