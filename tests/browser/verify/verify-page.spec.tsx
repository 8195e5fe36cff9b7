import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Announcer, initTexts, ProviderZoneProvider, startShortcuts, ThemeProvider } from '../../../renderer/kit'
import { type CheckedBadge, StoreProvider } from '../../../renderer/store'
import { VerifyPage } from '../../../renderer/verify'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { openSampleStore } from '../store/sample-store'
import expired from './badges/expired.json'
import listed from './badges/listed.json'
import plain from './badges/plain.json'

let sample: Awaited<ReturnType<typeof openSampleStore>>
let root: Root
let place: HTMLElement
let stopShortcuts: () => void

beforeEach(async () => {
  await page.viewport(1200, 800)
  await initTexts('en')
  sample = await openSampleStore(1)
  stopShortcuts = startShortcuts()
  place = document.body.appendChild(document.createElement('main'))
  place.style.height = '100vh'
  root = createRoot(place)
  root.render(
    <ThemeProvider>
      <StoreProvider store={sample.store}>
        <ProviderZoneProvider timeZone="Europe/Berlin">
          <VerifyPage />
          <Announcer />
        </ProviderZoneProvider>
      </StoreProvider>
    </ThemeProvider>,
  )
  await expect.element(page.getByText('No badge looked at yet')).toBeVisible()
})

afterEach(async () => {
  root.unmount()
  stopShortcuts()
  await sample.store.close()
  sample.replica.close()
  document.body.replaceChildren()
})

const fileOf = (content: unknown, name: string) =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], name, { type: 'application/json' })

/** Drops files where they don't expressly belong: anywhere on the page. */
function drop(...files: File[]): void {
  const dataTransfer = new DataTransfer()
  for (const file of files) dataTransfer.items.add(file)
  const target = place.querySelector('h1')?.closest('div')?.querySelector(':scope > div') ?? place
  for (const type of ['dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  }
}

function paste(text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}

const UNCHANGED = 'Not changed, but who issued it is not shown'

type Report = CheckedBadge['report']

/** The hub answers of the badge that waits that its checks came to this. */
async function answer(change: (checks: Report['checks']) => Report['checks'], rest: Partial<Report>): Promise<void> {
  const next = await sample.replica.verifications.next()
  const [kept] = await sample.store.verifications.list()
  if (!next || !kept) throw new Error('it was kept and waits')
  await next.answered({ ...kept.report, checks: change(kept.report.checks), ...rest }, '2026-11-22T10:00:00.000Z')
}

const revokedAmong = (checks: Report['checks']) =>
  checks.map((one) => (one.name === 'status' ? { ...one, state: 'fails' as const, code: 'revoked' } : one))

/** What is shown of a check: its sentence and its state. */
const check = (name: string) => page.getByRole('listitem').filter({ hasText: new RegExp(`^${name}`) })

describe('a badge that is dropped', () => {
  test('is checked on this machine, check by check; by a key that nobody knows it is unchanged, and no more is said', async () => {
    drop(fileOf(plain, 'plain.json'))
    await expect.element(page.getByRole('heading', { name: UNCHANGED })).toBeVisible()
    await expect.element(check('Signature')).toHaveTextContent('Nothing was changed since it was signed.In order')
    await expect.element(check('Issuer')).toHaveTextContent(/^IssuerKnown by its key alone.*Not known$/)
    await expect.element(check('Revocation')).toHaveTextContent('None')
    await expect.element(page.getByText('This is what the badge says of itself.')).toBeVisible()
    await expect.element(page.getByText('Jonas Halvorsen')).toBeVisible()
    expect(page.getByRole('heading', { name: 'This badge holds' }).query()).toBeNull()
  })

  test('of an issuer whose key is nobody’s is told to be this hub’s own once the hub has said so', async () => {
    drop(fileOf(plain, 'plain.json'))
    await expect.element(page.getByRole('heading', { name: UNCHANGED })).toBeVisible()
    await answer(
      (checks) => checks.map((one) => (one.name === 'issuer' ? { ...one, state: 'holds', code: 'issuer-own' } : one)),
      {
        verdict: 'holds',
      },
    )
    await expect.element(page.getByRole('heading', { name: 'This badge holds' })).toBeVisible()
    await expect.element(check('Issuer')).toHaveTextContent('This hub issued it.In order')
  })

  test('that was changed does not hold, and where it doesn’t is said', async () => {
    drop(fileOf({ ...plain, name: 'Another' }, 'forged.json'))
    await expect.element(page.getByRole('heading', { name: 'This badge does not hold' })).toBeVisible()
    await expect
      .element(check('Signature'))
      .toHaveTextContent('It was changed after signing, or signed with another key.Not in order')
    await expect.element(page.getByText('This is what the badge says of itself.')).toBeVisible()
  })

  test('that is over fails for that, though its signature holds', async () => {
    drop(fileOf(expired, 'expired.json'))
    await expect.element(check('Dates')).toHaveTextContent('It has expired.')
    await expect.element(check('Signature')).toHaveTextContent('In order')
  })

  test('of which more could be asked is handed to sync; what the hub answers takes the place of what was seen here', async () => {
    drop(fileOf(listed, 'listed.json'))
    await expect.element(page.getByRole('heading', { name: 'Not everything could be checked' })).toBeVisible()
    await expect.element(check('Revocation')).toHaveTextContent('which this machine doesn’t ask.Not known')
    await expect.element(page.getByText(/hub can’t be reached now|The hub is asking/)).toBeVisible()
    const next = await sample.replica.verifications.next()
    expect(JSON.parse(new TextDecoder().decode(next?.bytes))).toEqual(listed)
    await answer(revokedAmong, {
      verdict: 'fails',
      revocation: { at: '2026-11-21T12:00:00.000Z', reason: 'It was another’s work.' },
    })
    await expect.element(page.getByRole('heading', { name: 'This badge was revoked' })).toBeVisible()
    await expect.element(page.getByText(/^Revoked Nov 21, 2026/)).toBeVisible()
    await expect.element(page.getByText('It was another’s work.')).toBeVisible()
    await expect.element(check('Revocation')).toHaveTextContent('The issuer has revoked it.Not in order')
    await expect.element(page.getByText(/^Checked by the hub/)).toBeVisible()
  })

  test('and isn’t to be asked about is left as it was seen here', async () => {
    drop(fileOf(listed, 'listed.json'))
    await page.getByRole('button', { name: 'Don’t ask' }).click()
    await expect.element(page.getByText(/^Checked on this machine/)).toBeVisible()
    await expect.poll(() => sample.replica.verifications.next()).toBeNull()
  })
})

describe('whatever else is handed in', () => {
  test.each([
    ['no badge', 'hello', 'What is in it is not a verifiable credential.'],
    ['other JSON', '{"a":1}', 'What is in it is not a verifiable credential.'],
    [
      'a web page',
      '<!doctype html><script>document.title="pwned"</script>',
      'There is no badge in this file, or the file is damaged.',
    ],
    [
      'an SVG that would run',
      `<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='pwned'"><script>document.title='pwned'</script></svg>`,
      'There is no badge in this file',
    ],
  ])('%s is said to be none, and runs nothing', async (_what, content, words) => {
    drop(fileOf(content, 'thing.bin'))
    await expect.element(page.getByText(words)).toBeVisible()
    await expect.element(page.getByRole('heading', { name: 'There is no badge here' })).toBeVisible()
    await expect.element(page.getByRole('article').getByText('thing.bin')).toBeVisible()
    expect(page.getByText(/This badge does not hold|Badge without a name/).query()).toBeNull()
    expect(document.title).not.toBe('pwned')
  })

  test('an empty file and one that is too large are not looked at', async () => {
    drop(fileOf('', 'empty.json'))
    await expect.element(page.getByText('empty.json is empty.').first()).toBeVisible()
    drop(new File([new Uint8Array(8 * 1024 * 1024 + 1)], 'large.png'))
    await expect.element(page.getByText(/^large.png is larger than 8 MB/).first()).toBeVisible()
    expect(await sample.store.verifications.list()).toEqual([])
  })

  test('what was found of the file before is not shown as what was found of one that is too large', async () => {
    drop(fileOf(plain, 'plain.json'))
    await expect.element(page.getByRole('article')).toBeVisible()
    drop(new File([new Uint8Array(8 * 1024 * 1024 + 1)], 'large.png'))
    await expect.element(page.getByText('Not looked at', { exact: true })).toBeVisible()
    expect(page.getByRole('article').query()).toBeNull()
    await page.getByRole('button', { name: /Checked/ }).click()
    await expect.element(page.getByRole('heading', { name: UNCHANGED })).toBeVisible()
  })

  test('when each was looked at stands in the list', async () => {
    drop(fileOf(plain, 'plain.json'))
    await expect.element(page.getByRole('button', { name: /Checked \w+ \d+, \d{4}/ })).toBeVisible()
  })

  test('text is taken from the clipboard', async () => {
    paste(JSON.stringify(plain))
    await expect.element(page.getByRole('heading', { name: UNCHANGED })).toBeVisible()
  })

  test('several files are looked at one after the other, and each is kept', async () => {
    drop(fileOf(plain, 'a.json'), fileOf({ ...plain, name: 'x' }, 'b.json'), fileOf('x', 'c.txt'))
    await expect
      .poll(async () => (await sample.store.verifications.list()).map(({ fileName }) => fileName))
      .toEqual(['c.txt', 'b.json', 'a.json'])
  })
})

test('everything is done by keyboard: through the list, asking again, removing', async () => {
  drop(fileOf(plain, 'a.json'), fileOf(expired, 'b.json'))
  await expect.element(page.getByRole('heading', { name: 'This badge does not hold' })).toBeVisible()
  await userEvent.keyboard('j')
  await expect.element(page.getByRole('heading', { name: UNCHANGED })).toBeVisible()
  await page.getByRole('button', { name: 'Don’t ask' }).click()
  await userEvent.keyboard('r')
  await expect.element(page.getByRole('button', { name: 'Don’t ask' })).toBeVisible()
  await userEvent.keyboard('k')
  await expect.element(page.getByRole('heading', { name: 'This badge does not hold' })).toBeVisible()
  await userEvent.keyboard('{Delete}{Delete}')
  await expect.element(page.getByText('No badge looked at yet')).toBeVisible()
})

test('nothing of a badge can be read in the database', async () => {
  drop(fileOf(plain, 'a.json'))
  await expect.element(page.getByRole('heading', { name: UNCHANGED })).toBeVisible()
  const open = indexedDB.open(sample.account.database)
  const database = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)))
  const all = database.transaction('verifications').objectStore('verifications').getAll()
  const rows = await new Promise<Record<string, unknown>[]>((resolve) => (all.onsuccess = () => resolve(all.result)))
  database.close()
  expect(rows).toHaveLength(1)
  const plainParts = Object.fromEntries(Object.entries(rows[0] ?? {}).filter(([, value]) => !(value instanceof Uint8Array)))
  expect(Object.keys(plainParts).sort()).toEqual(['id', 'position', 'state', 'version'])
  for (const part of Object.values(rows[0] ?? {})) {
    if (part instanceof Uint8Array) expect(new TextDecoder().decode(part)).not.toMatch(/Jonas|a\.json|OpenBadge/)
  }
})

test.each([
  ['light', 1200],
  ['dark', 1200],
  ['light', 320],
  ['dark', 320],
] as const)('the room keeps nobody out and fits (%s, %i px wide)', async (scheme, width) => {
  await page.viewport(width, 800)
  drop(fileOf(plain, 'plain.json'), fileOf({ ...plain, name: 'Another' }, 'forged.json'))
  await expect.element(page.getByRole('heading', { name: 'This badge does not hold' })).toBeVisible()
  const light = scheme === 'dark' ? inDark() : () => undefined
  await atRest(place)
  expect(await barriersIn(place)).toEqual([])
  expect(place.scrollWidth).toBe(place.clientWidth)
  light()
})
