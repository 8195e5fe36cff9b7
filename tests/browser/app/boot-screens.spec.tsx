import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { CreateKeysScreen } from '../../../renderer/app/boot/create-keys-screen'
import { KeysLostScreen } from '../../../renderer/app/boot/keys-lost-screen'
import { NewPassphraseScreen } from '../../../renderer/app/boot/new-passphrase-screen'
import { OpenFailedScreen } from '../../../renderer/app/boot/open-failed-screen'
import { RecoveryCodeScreen } from '../../../renderer/app/boot/recovery-code-screen'
import { SignInScreen, type WaysResult } from '../../../renderer/app/boot/sign-in-screen'
import { UnlockScreen } from '../../../renderer/app/boot/unlock-screen'
import { initTexts, ThemeProvider } from '../../../renderer/kit'
import { StoreError } from '../../../renderer/store'
import { atRest, barriersIn, inDark } from '../review/barriers'

type Found = Extract<WaysResult, { ok: true }>

let root: Root
let place: HTMLElement

beforeEach(async () => {
  await initTexts('en')
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
})

afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

async function show(screen: ReactNode): Promise<void> {
  root.render(<ThemeProvider>{screen}</ThemeProvider>)
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
}

const nothing = () => {}
const later = async () => {}
const failed = (reason: ConstructorParameters<typeof StoreError>[0], onSalvage: null | (() => Promise<[]>) = async () => []) => (
  <OpenFailedScreen
    error={new StoreError(reason, 'How it failed.')}
    onRetry={nothing}
    onSalvage={onSalvage}
    onBeginAnew={later}
  />
)
const lost = (reason: 'gone' | 'damaged' | 'newer', onBeginAnew = later) => (
  <KeysLostScreen reason={reason} onRetry={nothing} onBeginAnew={onBeginAnew} />
)

const PEOPLE: Found['people'] = [{ id: 'a', name: 'Ingrid Solheim', roles: ['assessor'], panels: [], about: 'Assesses.' }]
const refuse = async () => ({ ok: false, reason: 'refused' }) as const
const signIn = (found: Partial<Found>) => (
  <SignInScreen
    findWays={async () => ({ ok: true, people: [], provider: null, failure: null, ...found })}
    onSignIn={refuse}
    onCancel={nothing}
    onBack={nothing}
  />
)

/** Every screen that can come before the workbench. */
const SCREENS: Record<string, ReactNode> = {
  'the sign-in': signIn({ people: PEOPLE }),
  'the sign-in with a provider': signIn({ provider: { name: 'Northshore Login' } }),
  'the sign-in with a provider that refused': signIn({ provider: { name: 'Northshore Login' }, failure: 'no-role' }),
  'the sign-in without a hub': (
    <SignInScreen
      findWays={async () => ({ ok: false, reason: 'unreachable' })}
      onSignIn={refuse}
      onCancel={nothing}
      onBack={null}
    />
  ),
  'the first passphrase': <CreateKeysScreen onCreate={later} />,
  'the recovery code': <RecoveryCodeScreen code="ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345" onKept={nothing} />,
  unlocking: (
    <UnlockScreen
      personName="Ingrid Solheim"
      ways={['keychain', 'passphrase', 'recovery-code']}
      hasKeychain={false}
      onUnlock={async () => ({ ok: false, reason: 'wrong' })}
      onOtherPerson={nothing}
    />
  ),
  'a forgotten passphrase': <NewPassphraseScreen onChoose={later} onKeep={nothing} />,
  'keys that are gone': lost('gone'),
  'keys that are damaged': lost('damaged'),
  'keys of a newer Assay': lost('newer'),
  'a damaged database': failed('damaged'),
  'a database that other keys sealed': failed('wrong-key'),
  'a database of a newer Assay': failed('newer'),
  'no space': failed('no-space'),
  'a database that is open elsewhere': failed('closed', null),
}

describe.each(Object.entries(SCREENS))('%s', (_name, screen) => {
  test.each([
    ['light', 1400],
    ['dark', 1400],
    ['light', 320],
    ['dark', 320],
  ] as const)('keeps nobody out and fits (%s, %i px wide)', async (scheme, width) => {
    await page.viewport(width, 800)
    await show(screen)
    const light = scheme === 'dark' ? inDark() : nothing
    await atRest(place)
    expect(await barriersIn(place)).toEqual([])
    const frame = page.getByRole('main').element()
    expect(frame.scrollWidth).toBe(frame.clientWidth)
    light()
  })
})

describe('what can be done', () => {
  test('about a provider is, in a browser, to go there in this very window', async () => {
    await show(signIn({ provider: { name: 'Northshore Login' } }))
    expect(place.textContent).toContain('You sign in with your organisation; Assay')
    await page.getByRole('button', { name: 'Sign in with Northshore Login' }).click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('Signing in did not work. The answer of the')
  })

  test('about a provider is, on the desktop, to wait for the system browser, open it again, or cancel', async () => {
    // That there is a bridge is how the page knows the desktop; nothing is asked of it here.
    Object.assign(window, { assay: {} })
    let cancelled = 0
    let begun = 0
    const never = () => new Promise<never>(() => begun++)
    const ways = async (): Promise<WaysResult> => ({
      ok: true,
      people: [],
      provider: { name: 'Northshore Login' },
      failure: null,
    })
    try {
      await show(<SignInScreen findWays={ways} onSignIn={never} onCancel={() => cancelled++} onBack={null} />)
      expect(place.textContent).toContain('in your browser; Assay')
      await page.getByRole('button', { name: 'Sign in with Northshore Login' }).click()
      await expect.element(page.getByRole('status')).toHaveTextContent('Go on in your browser.')
      await page.getByRole('button', { name: 'Open the browser again' }).click()
      await page.getByRole('button', { name: 'Cancel' }).click()
      expect([begun, cancelled]).toEqual([2, 1])
    } finally {
      Reflect.deleteProperty(window, 'assay')
    }
  })

  test('about damaged keys begins anew only after it was said what that means', async () => {
    let begun = 0
    await show(lost('damaged', async () => void begun++))
    await page.getByRole('button', { name: 'Begin anew' }).click()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog).toHaveTextContent('set aside as they are')
    expect(begun).toBe(0)
    await dialog.getByRole('button', { name: 'Make new keys' }).click()
    await expect.poll(() => begun).toBe(1)
  })

  test('about keys of a newer Assay is only to try again', async () => {
    await show(lost('newer'))
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    expect(page.getByRole('button').elements()).toHaveLength(1)
  })

  test('about a sound database is only to try again; a damaged one can be exported and set aside', async () => {
    await show(failed('no-space'))
    expect(page.getByRole('button', { name: /Export|Set it aside/ }).elements()).toHaveLength(0)
    await show(failed('damaged'))
    await page.getByRole('button', { name: 'Export what can be read' }).click()
    await expect.element(page.getByRole('status')).toHaveTextContent('Nothing was exported')
    await expect.element(page.getByRole('button', { name: 'Set it aside and begin anew' })).toBeVisible()
  })
})
