import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { isSeedable } from '../../../shared/domain'
import type { IntakeEvidence } from '../../../shared/protocol'
import { allEvidence, samples } from './made'

const made = samples()

const bytesOf = (item: IntakeEvidence) => readFileSync(join(made.folder, item.path))

/** Sound evidence of a media type. */
const itemsOf = (mediaType: string) =>
  allEvidence(made.intake).filter((found) => found.item.mediaType === mediaType && isSound(found))

/** First bytes by which a format is known. */
const BEGINNINGS: Record<string, string> = {
  'application/pdf': '255044462d',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '504b0304',
  'application/gzip': '1f8b08',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '504b0304',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '504b0304',
  'application/x-spss-sav': '24464c32',
  'application/zip': '504b0304',
  'audio/ogg': '4f676753',
  'image/heic': '000000',
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e470d0a1a0a',
  'image/svg+xml': '3c737667',
  'text/vtt': '574542565454',
  'video/quicktime': '00000014667479707174',
  'video/webm': '1a45dfa3',
}

/** What one candidate couldn't hand in as it should be: it must not be anything that opens. */
const TROUBLED = ['The four letters', 'Text of the reminder', "Interviews with people who didn't answer"]
/** What the browser saved with everything that the site puts into its pages; nothing of it may run. */
const SAVED_AS_IT_IS = "The region's news page about it"

const isSound = ({ item }: { item: IntakeEvidence }) => !TROUBLED.includes(item.title)

const openPdf = (item: IntakeEvidence) => PDFDocument.load(bytesOf(item))

/** Whether any page has a font, without which there can be no text to select. */
const hasFonts = (pdf: PDFDocument) => pdf.getPages().some((page) => page.node.Resources()?.has(PDFName.of('Font')))

/** Titles of the outline's top level with the number of the page that each leads to. */
function outlineOf(pdf: PDFDocument): { title: string; page: number }[] {
  const pages = pdf.getPages().map(({ ref }) => ref)
  const entries = []
  let entry = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict).lookupMaybe(PDFName.of('First'), PDFDict)
  for (; entry; entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict)) {
    const title = entry.lookup(PDFName.of('Title'))
    const target = entry.lookup(PDFName.of('Dest'), PDFArray).get(0)
    if (!(title instanceof PDFString || title instanceof PDFHexString)) throw new Error('an outline entry has no title')
    entries.push({ title: title.decodeText(), page: pages.findIndex((ref) => ref === target) + 1 })
  }
  return entries
}

describe('sample evidence', () => {
  it('is what its media type says', () => {
    const sound = allEvidence(made.intake).filter(isSound)
    const wrong = sound.filter(({ item }) => {
      const bytes = bytesOf(item)
      const beginning = BEGINNINGS[item.mediaType]
      if (beginning) return !bytes.toString('hex', 0, 12).startsWith(beginning)
      if (/json$/.test(item.mediaType)) return typeof JSON.parse(bytes.toString('utf8')) !== 'object'
      if (item.mediaType === 'text/html') return !bytes.toString('utf8').startsWith('<!doctype html>')
      return !item.mediaType.startsWith('text/') || bytes.includes(0)
    })
    expect(wrong.map(({ item }) => item.path)).toEqual([])
  })

  it('opens as PDF with the pages that intake is told of', async () => {
    for (const { item } of itemsOf('application/pdf')) {
      const pdf = await openPdf(item)
      expect(item.extent, item.path).toEqual({ unit: 'pages', count: pdf.getPageCount() })
    }
  })

  it('has a report of eighteen pages whose outline leads to its sections', async () => {
    const report = allEvidence(made.intake).find(({ item }) => item.title === 'Vaccination dashboard: design report')
    expect(report?.item.extent?.count).toBe(18)
    if (!report) return
    expect(outlineOf(await openPdf(report.item))).toContainEqual({ title: '4 From interviews to a chart people act on', page: 7 })
  })

  it('has text in every PDF but the scanned one', async () => {
    const withoutText = []
    for (const { item } of itemsOf('application/pdf')) if (!hasFonts(await openPdf(item))) withoutText.push(item.title)
    expect(withoutText).toEqual(['Three sheets for the ward committee (scanned)'])
  })

  it('turns pages in every direction in one of them', async () => {
    const report = itemsOf('application/pdf').find(({ item }) => item.fileName === 'four-letters-report.pdf')
    if (!report) throw new Error('there is such a report')
    const pages = (await openPdf(report.item)).getPages()
    expect(pages.map((page) => page.getRotation().angle)).toEqual([0, 90, 270, 180])
    expect(pages.map((page) => page.getWidth() > page.getHeight())).toEqual([true, false, false, true])
  })

  it('holds a locked document whose password the candidate tells, one that is cut off, and an empty file', async () => {
    const [letters, reminder, locked] = TROUBLED.map(
      (title) => allEvidence(made.intake).find(({ item }) => item.title === title)?.item,
    )
    if (!letters || !reminder || !locked) throw new Error('all three are there')
    await expect(openPdf(locked)).rejects.toThrow(/encrypted/)
    expect(locked.note).toMatch(/password is \S+\.$/)
    expect(bytesOf(letters).toString('latin1')).not.toMatch(/startxref/)
    expect(bytesOf(reminder)).toHaveLength(0)
  })

  it('unpacks: archives hold the files that intake is told of, Word documents their text', () => {
    for (const { item } of itemsOf('application/zip')) {
      expect(Object.keys(unzipSync(bytesOf(item)))).toHaveLength(item.extent?.count ?? 0)
    }
    for (const { item } of itemsOf('application/vnd.openxmlformats-officedocument.wordprocessingml.document')) {
      const text = Buffer.from(unzipSync(bytesOf(item))['word/document.xml'] ?? []).toString('utf8')
      expect(text.replace(/<[^>]+>/g, ' ').length, item.path).toBeGreaterThan(1000)
    }
  })

  it('has score reports whose sums are right', () => {
    const reports = allEvidence(made.intake).filter(({ item }) => item.kind === 'exam-result')
    expect(reports.length).toBeGreaterThanOrEqual(3)
    for (const { item } of reports) {
      const { sections, total } = JSON.parse(bytesOf(item).toString('utf8'))
      const sum = (parts: { [key: string]: number }[], key: string) => parts.reduce((all, part) => all + (part[key] ?? 0), 0)
      for (const section of sections) expect(sum(section.items, 'points'), `${item.path} ${section.name}`).toBe(section.score)
      expect([sum(sections, 'score'), sum(sections, 'maximum')], item.path).toEqual([total.score, total.maximum])
    }
  })

  it('has links that say of which address and day they are a copy, and that run no script', () => {
    for (const { item } of allEvidence(made.intake).filter(({ item }) => item.kind === 'link')) {
      if (item.title === SAVED_AS_IT_IS) continue
      const page = bytesOf(item).toString('utf8')
      expect(page).toMatch(/<meta name="archived-from" content="https:\/\/[^"]+">/)
      expect(page).toMatch(/<meta name="archived-on" content="\d{4}-\d\d-\d\d">/)
      expect(page).not.toMatch(/<script|\son\w+=|src=/i)
    }
  })

  it('has one link that tries all that a page can try', () => {
    const page = allEvidence(made.intake).find(({ item }) => item.title === SAVED_AS_IT_IS)
    const text = page ? bytesOf(page.item).toString('utf8') : ''
    const tries = [
      /<script/,
      /http-equiv="refresh"/,
      /<form[^>]+action=/,
      /\sonload=/,
      /\sonerror=/,
      /javascript:/,
      /@import url/,
      /<base /,
      /<iframe/,
      /<svg[\s\S]*<script/,
    ]
    expect(tries.filter((attempt) => !attempt.test(text))).toEqual([])
  })

  it('never names the candidate where marking is blind, but where the hub takes names out as it comes in', () => {
    const blind = new Set(
      made.intake.achievements.filter(({ policy }) => policy.blind && !isSeedable(policy)).map(({ id }) => id),
    )
    expect(blind.size).toBeGreaterThan(0)
    const naming = allEvidence(made.intake).filter(({ submission, item }) => {
      if (!blind.has(submission.achievementId)) return false
      const words = `${item.title} ${item.note} ${submission.current.narrative} ${bytesOf(item).toString('utf8')}`
      return submission.candidate.name.split(' ').some((part) => words.includes(part))
    })
    expect(naming.map(({ item }) => item.path)).toEqual([])
  })
})
