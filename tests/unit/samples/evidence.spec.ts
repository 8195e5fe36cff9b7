import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { IntakeEvidence } from '../../../shared/protocol'
import { allEvidence, makeOnce } from './made'

const made = makeOnce()

const bytesOf = (item: IntakeEvidence) => readFileSync(join(made.folder, item.path))
const itemsOf = (mediaType: string) => allEvidence(made.intake).filter(({ item }) => item.mediaType === mediaType)

/** First bytes by which a format is known. */
const BEGINNINGS: Record<string, string> = {
  'application/pdf': '255044462d',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '504b0304',
  'application/zip': '504b0304',
  'audio/ogg': '4f676753',
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e470d0a1a0a',
  'video/webm': '1a45dfa3',
}

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
    const wrong = allEvidence(made.intake).filter(({ item }) => {
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
      const page = bytesOf(item).toString('utf8')
      expect(page).toMatch(/<meta name="archived-from" content="https:\/\/[^"]+">/)
      expect(page).toMatch(/<meta name="archived-on" content="\d{4}-\d\d-\d\d">/)
      expect(page).not.toMatch(/<script|\son\w+=|src=/i)
    }
  })

  it('never names the candidate where marking is blind', () => {
    const blind = new Set(made.intake.achievements.filter(({ policy }) => policy.blind).map(({ id }) => id))
    expect(blind.size).toBeGreaterThan(0)
    const naming = allEvidence(made.intake).filter(({ submission, item }) => {
      if (!blind.has(submission.achievementId)) return false
      const words = `${item.title} ${item.note} ${submission.current.narrative} ${bytesOf(item).toString('utf8')}`
      return submission.candidate.name.split(' ').some((part) => words.includes(part))
    })
    expect(naming.map(({ item }) => item.path)).toEqual([])
  })
})
