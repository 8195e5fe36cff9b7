import { afterEach, expect, test } from 'vitest'
import { evidenceItem, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const zip = evidenceItem({
  mediaType: 'application/zip',
  kind: 'project',
  fileName: 'dashboard-src.zip',
  title: 'Dashboard sources',
  note: 'Run make.',
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

test('damaged evidence is not shown, and can be fetched again', async () => {
  viewer = await showViewer(pdf, { ok: false, reason: 'damaged' })
  await expect.poll(() => viewer.element.querySelector('[role="alert"]')?.textContent ?? '').toContain('damaged')
  button('Fetch it again')?.click()
  expect(viewer.calls.onTakeOffline).toHaveBeenCalledOnce()
})

test('a file without a viewer shows what is known about it and can be saved', async () => {
  viewer = await showViewer(zip, new Uint8Array())
  await expect.poll(() => viewer.element.textContent, { timeout: 15_000 }).toContain('41 files')
  for (const fact of ['Project', 'dashboard-src.zip', '812 kB', 'Run make.']) expect(viewer.element.textContent).toContain(fact)
  button('Save a copy')?.click()
  expect(viewer.calls.onSaveCopy).toHaveBeenCalledOnce()
})
