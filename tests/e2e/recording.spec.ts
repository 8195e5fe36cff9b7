import type { Page } from '@playwright/test'
import { expect, type TestBrowser, type TestDesktop, test } from './fixtures'
import { chooseWho, openItem, protectWork, rowOf } from './journey/person'
import { CANDIDATE, hubWithLongRecording } from './recording/long-recording'

const ASSESSOR = 'Ingrid Solheim'
const MEGABYTES = Number(process.env.ASSAY_RECORDING_MEGABYTES ?? 60)
/** A place in the file and what follows it, in chunks: some seconds ahead are read wherever one goes. */
const MOST_CHUNKS_FOR_A_SEEK = 12
/** The waveform of a large recording listens at 48 places. */
const MOST_CHUNKS_FOR_OPENING = 12 + 48

test('on the desktop, going to a place in a long recording reads that place and not the file', async ({ assay }) => {
  const { hub, title, seconds } = await hubWithLongRecording(assay.folder, MEGABYTES)
  const client = await assay.desktop({ hub })
  await client.nextWindow(() => chooseWho(client.page, ASSESSOR))
  await listen(client, title, seconds)
  await hub.stop()
})

test('so it is in a browser, from the first visit on', async ({ assay }) => {
  const { hub, title, seconds } = await hubWithLongRecording(assay.folder, MEGABYTES)
  const client = await assay.browser({ hub })
  await chooseWho(client.page, ASSESSOR)
  await listen(client, title, seconds)
  await hub.stop()
})

async function listen(client: TestDesktop | TestBrowser, title: string, seconds: number): Promise<void> {
  const { page } = client
  await protectWork(page)
  await takeOffline(page)
  await countChunks(page)
  await openItem(page, title)
  const timeline = page.getByRole('slider', { name: 'Position in the recording' })
  await expect(timeline).toHaveAttribute('aria-valuemax', String(seconds))
  const opening = await chunksWhenQuiet(page)
  expect(opening).toBeGreaterThan(0)
  expect(opening).toBeLessThanOrEqual(MOST_CHUNKS_FOR_OPENING)

  // The address is for a media element of this page and for nothing else.
  const address = await page.evaluate(() => document.querySelector('video')?.currentSrc ?? '')
  expect(await page.evaluate((url) => fetch(url, { headers: { range: 'bytes=0-' } }).then(({ status }) => status), address)).toBe(
    403,
  )

  const near = [0.8, 0.3, 0.95]
  for (const share of near) {
    const before = await chunksRead(page)
    await goTo(page, share)
    expect((await chunksWhenQuiet(page)) - before).toBeLessThanOrEqual(MOST_CHUNKS_FOR_A_SEEK)
  }
  // A worker that was stopped is asked again, and asks the page again.
  await stopWorkers(page)
  await goTo(page, 0.5)
  await page.keyboard.press('k')
  await expect
    .poll(() => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0))
    .toBeGreaterThan(seconds * 0.5 + 0.5)
  console.log(`a recording of ${MEGABYTES} MB: ${opening} chunks to open it, ${await chunksRead(page)} in all`)

  await page.keyboard.press('ControlOrMeta+Shift+L')
  await expect(page.getByLabel('Passphrase')).toBeVisible()
  expect(await page.evaluate(playsAt, address)).toBe('refused')
}

async function takeOffline(page: Page): Promise<void> {
  const row = rowOf(page, CANDIDATE)
  await row.getByRole('button', { name: `Take ${CANDIDATE} offline` }).click()
  await expect(row.getByRole('img', { name: /^Offline and verified/ })).toBeVisible({ timeout: 120_000 })
  await row.click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: CANDIDATE, level: 1 })).toBeVisible()
}

/** Goes to a place in the recording by the timeline, and waits until it is there. */
async function goTo(page: Page, share: number): Promise<void> {
  const timeline = page.getByRole('slider', { name: 'Position in the recording' })
  const box = await timeline.boundingBox()
  if (box === null) throw new Error('there is no timeline')
  await page.mouse.click(box.x + box.width * share, box.y + box.height / 2)
  await expect.poll(() => page.evaluate(isThere, share)).toBe(true)
}

function isThere(share: number): boolean {
  const video = document.querySelector('video')
  return video !== null && !video.seeking && video.readyState >= 2 && Math.abs(video.currentTime / video.duration - share) < 0.02
}

/** Counts the sealed chunks that this page reads from its database. */
async function countChunks(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { chunksRead: 0 })
    const { getAll } = IDBObjectStore.prototype
    IDBObjectStore.prototype.getAll = function (this: IDBObjectStore, ...query: Parameters<typeof getAll>) {
      const request = getAll.apply(this, query)
      if (this.name === 'chunks') {
        request.addEventListener('success', () => {
          Object.assign(window, { chunksRead: Reflect.get(window, 'chunksRead') + request.result.length })
        })
      }
      return request
    }
  })
}

const chunksRead = (page: Page): Promise<number> => page.evaluate(() => Reflect.get(window, 'chunksRead'))

/** How many were read once none has been for two seconds. */
async function chunksWhenQuiet(page: Page): Promise<number> {
  let before = -1
  for (;;) {
    const now = await chunksRead(page)
    if (now === before) return now
    before = now
    await page.waitForTimeout(2_000)
  }
}

/** Ends all service workers, as the browser does when they were idle. */
async function stopWorkers(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
}

function playsAt(address: string): Promise<string> {
  const audio = new Audio()
  return new Promise((resolve) => {
    audio.addEventListener('loadedmetadata', () => resolve('played'))
    audio.addEventListener('error', () => resolve('refused'))
    audio.src = address
  })
}
