import { afterEach, describe, expect, test } from 'vitest'
import { findPosition, findQuote, type VouchStatement, type VouchSummary } from '../../../shared/domain'
import { evidenceItem, markWords, rubric, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const statement: VouchStatement = {
  statement: 'I unpacked it on a machine that had never seen it.\n\nIt refused a wrong dose with the reason.',
  voucher: 'Hal Okafor',
  relationship: 'Data lead, county office',
  basis: 'Ran the code',
  ratings: [
    { criterionCode: 'C2', level: 2, remark: 'Told me first.' },
    { criterionCode: 'C9', level: 4 },
  ],
  declaredInterest: '',
  madeOn: '2026-10-07',
}
const summary: VouchSummary = {
  voucher: 'Voucher 4K',
  relationship: 'Data lead, county office',
  signature: 'verified',
  signatureReason: null,
  reciprocal: false,
  conflict: null,
  conflictKinds: [],
  ring: [],
}
const bytesOf = (content: unknown) => new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
const show = async (content: unknown, vouch: Partial<VouchSummary> = {}, tool: 'select' | 'highlight' = 'select') => {
  const item = evidenceItem({ kind: 'vouch', mediaType: 'application/json', vouch: { ...summary, ...vouch } })
  viewer = await showViewer(item, bytesOf(content), { tool })
}
const text = () => viewer.element.textContent ?? ''

describe('a vouch', () => {
  test('names the voucher as the assessor may see them, not as the file does', async () => {
    await show(statement)
    await expect.poll(text, { timeout: 15_000 }).toContain('Voucher 4K says')
    expect(text()).not.toContain('Hal Okafor')
  })

  test('is read from an EndorsementCredential as well', async () => {
    const { statement: endorsementComment, ...fields } = statement
    await show({ type: ['VerifiableCredential', 'EndorsementCredential'], credentialSubject: { endorsementComment, ...fields } })
    await expect.poll(text, { timeout: 15_000 }).toContain('It refused a wrong dose')
  })

  test.each([
    ['verified', {}, 'Signature verified'],
    ['unsigned', {}, 'Not signed'],
    ['invalid', { signatureReason: 'The text was changed after signing.' }, 'The text was changed after signing.'],
  ] as const)('says what a signature that is %s means', async (signature, more, words) => {
    await show(statement, { signature, ...more })
    await expect.poll(text, { timeout: 15_000 }).toContain(words)
  })

  test('warns of a vouch in return and of a conflict of interest', async () => {
    await show(statement, { reciprocal: true, conflict: 'Shares an employer with the candidate.' })
    await expect.poll(text, { timeout: 15_000 }).toContain('They vouched for each other')
    expect(text()).toContain('Shares an employer with the candidate.')
  })

  test('shows ratings in the words of the rubric, and those that fit no criterion as such', async () => {
    await show(statement)
    await expect.poll(text, { timeout: 15_000 }).toContain('C2 Honesty')
    expect(text()).toContain('2 Proficient')
    expect(text()).toContain('Not in this rubric')
  })

  test('shows a rating beside the assessor’s own level', async () => {
    await show(statement)
    await expect.poll(text, { timeout: 15_000 }).toContain("You haven't set a level here yet.")
    const criterion = rubric.criteria[1]!
    viewer.change({ levels: { [criterion.id]: criterion.levels[0]!.id } })
    await expect.poll(text).toContain('One level higher than yours.')
  })

  test('tells a ring of people who vouch for each other, what it means and what it doesn’t', async () => {
    await show(statement, { ring: ['Candidate 1A', 'Voucher 4K', 'Candidate 3C'] })
    await expect.poll(text, { timeout: 15_000 }).toContain('3 people vouch for each other in a ring')
    expect(text()).toContain('None of these vouches is independent')
    expect(text()).toContain("It doesn't prove that anything is untrue")
    const members = [...viewer.element.querySelectorAll('ol > li')].map(({ textContent }) => textContent)
    expect(members).toEqual(['Candidate 1A', 'Voucher 4K (who wrote this vouch)', 'Candidate 3C'])
    const picture = viewer.element.querySelector('svg[role="img"]')
    expect(picture?.getAttribute('aria-label')).toBe('A ring of 3: each vouches for the next one')
    expect(picture?.querySelectorAll('circle')).toHaveLength(3)
  })

  test('calls two who vouch for each other a pair, once', async () => {
    await show(statement, { reciprocal: true, ring: ['Candidate 1A', 'Voucher 4K'] })
    await expect.poll(text, { timeout: 15_000 }).toContain('They vouched for each other')
    expect(text().split('They vouched for each other')).toHaveLength(2)
    expect(text()).not.toContain('in a ring')
  })

  test.each([
    ['candidate', 'The candidate wrote this vouch'],
    ['assessor', 'You wrote this vouch'],
    ['panel', 'Somebody on this panel wrote this vouch'],
    ['family', 'The voucher is family'],
    ['declared', 'The voucher declared an interest'],
  ] as const)('says what a conflict of the kind %s means', async (kind, words) => {
    await show(statement, { conflict: 'We share a kitchen.', conflictKinds: [kind] })
    await expect.poll(text, { timeout: 15_000 }).toContain(words)
    expect(text()).toContain('We share a kitchen.')
  })

  test('has remarks that can be marked as well, after the statement', async () => {
    await show(statement, {}, 'highlight')
    await expect.poll(text, { timeout: 15_000 }).toContain('Told me first.')
    await markWords(viewer, viewer.element.querySelector('article')!, 'Told me first')
    const words = `${statement.statement}\n${statement.basis}\n\nTold me first.`
    expect(findPosition(viewer.annotations[0]!.selectors)).toEqual({
      type: 'TextPositionSelector',
      start: words.indexOf('Told'),
      end: words.indexOf('Told') + 'Told me first'.length,
    })
  })

  test('can be marked word by word', async () => {
    await show(statement, {}, 'highlight')
    await expect.poll(() => viewer.element.querySelector('blockquote')).not.toBeNull()
    await markWords(viewer, viewer.element.querySelector('blockquote')!, 'never seen it')
    expect(viewer.annotations).toHaveLength(1)
    expect(findQuote(viewer.annotations[0]!.selectors)?.exact).toBe('never seen it')
    await expect.poll(() => viewer.element.querySelectorAll('.assay-mark').length).toBe(1)
  })

  test.each([
    ['no JSON', '{'],
    ['another record', { hello: 1 }],
  ])('whose file is %s says that it can’t be read', async (_, content) => {
    await show(content)
    await expect.poll(() => viewer.element.querySelector('[role="alert"]')?.textContent ?? '').toContain('This vouch')
  })
})
