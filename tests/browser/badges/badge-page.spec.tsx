import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { BadgePage, BadgesPage } from '../../../renderer/badges'
import { initTexts, ProviderZoneProvider, ThemeProvider } from '../../../renderer/kit'
import { StoreProvider } from '../../../renderer/store'
import { readBakedSvg } from '../../../shared/badges'
import { makeChunk, writeChunks } from '../../../shared/badges/png-chunks'
import { type CredentialSummary, newId } from '../../../shared/domain'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { openSampleStore, pull } from '../store/sample-store'
import listed from '../verify/badges/listed.json'

const REASON = 'The evidence was somebody else’s work, as they have said themselves.'

/** A badge as the hub hands it out; that its signature no longer fits matters to nobody here. */
const endorsed = {
  ...listed,
  endorsement: [
    { issuer: { id: 'did:key:z6Mk', name: 'Jorge Matias' }, credentialSubject: { endorsementComment: 'I saw her do it.' } },
  ],
}

/** The smallest file that is a PNG to whoever reads its parts. */
function pngWithoutBadge(): Uint8Array {
  const size = new Uint8Array(13)
  const view = new DataView(size.buffer)
  view.setUint32(0, 2)
  view.setUint32(4, 2)
  return writeChunks([makeChunk('IHDR', size), makeChunk('IEND', new Uint8Array())])
}

let sample: Awaited<ReturnType<typeof openSampleStore>>
let badge: CredentialSummary
let root: Root
let place: HTMLElement

beforeEach(async () => {
  await page.viewport(1200, 800)
  await initTexts('en')
  sample = await openSampleStore(1)
  const [submission] = sample.world.submissions
  badge = {
    id: newId(),
    submissionId: submission?.id ?? '',
    achievementId: submission?.achievementId ?? '',
    achievementName: 'Data storytelling for public health',
    candidateName: 'Amara Nwosu',
    state: 'released',
    orderedAt: '2026-11-20T09:00:00.000Z',
    releasedAt: '2026-11-20T09:15:00.000Z',
    publicUrl: 'https://hub.example/badges/1',
  }
  await tell(badge)
  place = document.body.appendChild(document.createElement('main'))
  root = createRoot(place)
  root.render(
    <ThemeProvider>
      <StoreProvider store={sample.store}>
        <ProviderZoneProvider timeZone="Europe/Berlin">
          <BadgePage credentialId={badge.id} />
        </ProviderZoneProvider>
      </StoreProvider>
    </ThemeProvider>,
  )
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Data storytelling')
})

afterEach(async () => {
  root.unmount()
  await sample.store.close()
  sample.replica.close()
  document.body.replaceChildren()
})

/** Its files have been fetched. */
async function fetched(document: object = { ...endorsed, id: `urn:uuid:${badge.id}` }): Promise<void> {
  const encode = (text: string) => new TextEncoder().encode(text)
  await sample.replica.credentials.store(badge.id, {
    document: encode(JSON.stringify(document)),
    image: pngWithoutBadge(),
    token: encode('header.payload.signature'),
  })
}

/** The feed says this of a badge. */
async function tell(body: CredentialSummary): Promise<void> {
  await pull(sample.replica, [{ op: 'put', kind: 'credential', id: body.id, body }])
}

test('a badge shows who endorses it, and what they say', async () => {
  await fetched()
  await expect.element(page.getByRole('heading', { name: 'What others say' })).toBeVisible()
  const endorsement = page.getByRole('listitem').filter({ hasText: 'Jorge Matias' })
  await expect.element(endorsement).toHaveTextContent('I saw her do it.')
})

test('each of its files is saved under its name', async () => {
  await fetched()
  const saved: { name: string; bytes: Uint8Array }[] = []
  const click = HTMLAnchorElement.prototype.click
  HTMLAnchorElement.prototype.click = function () {
    const { download, href } = this
    void fetch(href).then(async (response) => saved.push({ name: download, bytes: new Uint8Array(await response.arrayBuffer()) }))
  }
  try {
    for (const kind of ['PNG', 'SVG', 'JSON', 'JWT']) {
      await page.getByRole('button', { name: new RegExp(`^Save .*${kind}`) }).click()
    }
    await expect
      .poll(() => saved.map(({ name }) => name).sort())
      .toEqual(['jwt', 'json', 'png', 'svg'].map((ending) => `data-storytelling-for-public-health-amara-nwosu.${ending}`).sort())
  } finally {
    HTMLAnchorElement.prototype.click = click
  }
  const text = (ending: string) => new TextDecoder().decode(saved.find(({ name }) => name.endsWith(ending))?.bytes)
  const baked = readBakedSvg(text('svg'))
  expect(baked.ok && JSON.parse(baked.credential).id).toBe(`urn:uuid:${badge.id}`)
  expect(text('jwt')).toBe('header.payload.signature')
})

test('it can be checked: it is handed to the room for that, with the hub asked for what only the issuer knows', async () => {
  await fetched(listed)
  await page.getByRole('button', { name: 'Check it' }).click()
  await expect.poll(async () => (await sample.store.verifications.list()).length, { timeout: 20_000 }).toBe(1)
  await expect.poll(() => location.pathname).toBe('/verify')
  const [kept] = await sample.store.verifications.list()
  expect(kept).toMatchObject({ state: 'asked', report: { badge: { id: listed.id } } })
})

test('a badge that is revoked meanwhile says so, when and why, on the page that is open', async () => {
  await expect.element(page.getByText('Released', { exact: true })).toBeVisible()
  expect(place.textContent).not.toContain('Revoked')
  await tell({ ...badge, state: 'revoked', revocation: { at: '2026-11-21T11:30:00.000Z', reason: REASON } })
  await expect.element(page.getByText(REASON)).toBeVisible()
  await expect.element(page.getByText(/^Revoked Nov 2\d, 2026, \d+:30/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Open public page' })).toBeEnabled()
})

test('in the list a revoked badge says when it was revoked, not when it was released', async () => {
  await tell({ ...badge, state: 'revoked', revocation: { at: '2026-11-21T11:30:00.000Z', reason: REASON } })
  root.render(
    <ThemeProvider>
      <StoreProvider store={sample.store}>
        <ProviderZoneProvider timeZone="Europe/Berlin">
          <BadgesPage />
        </ProviderZoneProvider>
      </StoreProvider>
    </ThemeProvider>,
  )
  const row = page.getByRole('link', { name: /Data storytelling/ })
  await expect.element(row).toHaveTextContent(/Revoked Nov 21, 2026/)
  expect(row.element().textContent).not.toContain('Released')
})

test.each([
  ['light', 1200],
  ['dark', 1200],
  ['light', 320],
  ['dark', 320],
] as const)('a revoked badge keeps nobody out and fits (%s, %i px wide)', async (scheme, width) => {
  await page.viewport(width, 800)
  await tell({ ...badge, state: 'revoked', revocation: { at: '2026-11-21T11:30:00.000Z', reason: REASON } })
  const light = scheme === 'dark' ? inDark() : () => undefined
  await expect.element(page.getByText(REASON)).toBeVisible()
  await atRest(place)
  expect(await barriersIn(place)).toEqual([])
  expect(place.scrollWidth).toBe(place.clientWidth)
  light()
})
