import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { recordingItem, sampleRecording } from './media-files'
import { film, find, loadFilm, patient, show, text, viewer } from './show-recording'

beforeAll(loadFilm)
afterEach(() => viewer.close())

describe('a recording that can’t be played', () => {
  const alert = () => find('[role="alert"]')?.textContent ?? ''

  test('because it is no recording says so, and a copy can be saved', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(5000))
    await show(recordingItem(bytes, 'video/mp4'), bytes)
    await expect.poll(alert, patient).toContain("This recording can't be played")
    await userEvent.click(
      [...viewer.element.querySelectorAll('button')].find(({ textContent }) => textContent === 'Save a copy')!,
    )
    expect(viewer.calls.onSaveCopy).toHaveBeenCalledOnce()
  })

  test('because it was cut off in its head says so', async () => {
    const bytes = film.bytes.slice(0, 200)
    await show(recordingItem(bytes, 'video/webm'), bytes)
    await expect.poll(alert, patient).toContain("This recording can't be played")
  })

  test('because it is empty says so', async () => {
    const bytes = new Uint8Array()
    await show(recordingItem(bytes, 'audio/mpeg'), bytes)
    await expect.poll(text).toContain('This recording is empty')
  })

  test('in whole because of its picture’s codec names the codec, and plays the sound', async () => {
    const { item, bytes } = await sampleRecording('colleague-run.mov', 'video/quicktime')
    await show(item, bytes)
    await expect.poll(text, patient).toContain('H.265 (HEVC)')
  })

  test('because it isn’t on this machine offers to take it offline', async () => {
    await show(film.item, { ok: false, reason: 'not-offline' })
    const offer = () => [...viewer.element.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('offline'))
    await expect.poll(() => offer() !== undefined).toBe(true)
    await userEvent.click(offer()!)
    expect(viewer.calls.onTakeOffline).toHaveBeenCalledOnce()
  })

  test('because its bytes were changed on the disk offers to fetch them again', async () => {
    await show(film.item, { ok: false, reason: 'damaged' })
    await expect.poll(alert).toContain('damaged on this machine')
  })
})
