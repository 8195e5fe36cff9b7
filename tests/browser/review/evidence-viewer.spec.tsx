import { afterEach, expect, test } from 'vitest'
import { evidenceItem, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const unknown = evidenceItem({
  mediaType: 'application/octet-stream',
  kind: 'project',
  fileName: 'forms-scan.bin',
  title: 'Scanned forms',
  note: 'As the scanner wrote them.',
  sizeBytes: 812_345,
  extent: { unit: 'files', count: 41 },
})
const pdf = evidenceItem({ mediaType: 'application/pdf' })
const button = (label: string) => [...viewer.element.querySelectorAll('button')].find((found) => found.textContent === label)

test('evidence that is not on this machine offers to fetch it', async () => {
  viewer = await showViewer(pdf, { ok: false, reason: 'not-offline' })
  await expect.poll(() => button('Take offline to read it here')).toBeDefined()
  button('Take offline to read it here')?.click()
  expect(viewer.calls.onTakeOffline).toHaveBeenCalledOnce()
})

test('of work that was taken away nothing is offered to be fetched', async () => {
  viewer = await showViewer(pdf, { ok: false, reason: 'not-offline' }, { isGone: true })
  await expect.poll(() => viewer.element.textContent).toContain('No longer on this machine')
  expect(button('Take offline to read it here')).toBeUndefined()
})

test('damaged evidence is not shown, and can be fetched again', async () => {
  viewer = await showViewer(pdf, { ok: false, reason: 'damaged' })
  await expect.poll(() => viewer.element.querySelector('[role="alert"]')?.textContent ?? '').toContain('damaged')
  button('Fetch it again')?.click()
  expect(viewer.calls.onTakeOffline).toHaveBeenCalledOnce()
})

test('a file without a viewer shows what is known about it and can be saved', async () => {
  viewer = await showViewer(unknown, new Uint8Array())
  await expect.poll(() => viewer.element.textContent, { timeout: 15_000 }).toContain('41 files')
  for (const fact of ['Project', 'forms-scan.bin', '812 kB', 'As the scanner wrote them.'])
    expect(viewer.element.textContent).toContain(fact)
  button('Save a copy')?.click()
  expect(viewer.calls.onSaveCopy).toHaveBeenCalledOnce()
})
