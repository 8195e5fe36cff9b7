import { contentPolicy } from '../../shared/protocol'
import { expect, test, type TestDesktop } from './fixtures'

/** The walls stand whether or not a hub answers; without one they are tried sooner. */
const NOBODY = { origin: 'http://127.0.0.1:9' }

/** Notes what would be handed to the system browser, instead of opening one. */
async function catchOutside(desktop: TestDesktop): Promise<() => Promise<string[]>> {
  await desktop.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (address) => void opened.push(address)
  })
  return () => desktop.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
}

test('the page reaches nothing of Node or Electron, only the verbs of the bridge', async ({ assay }) => {
  const { page } = await assay.desktop({ hub: NOBODY })
  expect(page.url()).toBe('app://assay/')
  const world = await page.evaluate(() => ({
    types: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process'), typeof Reflect.get(window, 'module')],
    verbs: Object.keys(window.assay).sort(),
    isSecure: isSecureContext,
  }))
  expect(world.types).toEqual(['undefined', 'undefined', 'undefined'])
  expect(world.isSecure).toBe(true)
  expect(world.verbs).toEqual(
    [
      ...[
        'about',
        'account',
        'cancelSignIn',
        'disk',
        'onClosing',
        'onGo',
        'openExternal',
        'readyToClose',
        'saveCopy',
        'signInOutside',
      ],
      ...['vaultCreate', 'vaultDestroyKeys', 'vaultEnsureKeys', 'vaultKeys', 'vaultLock', 'vaultRewrap', 'vaultSetAside'],
      ...['tell', 'vaultStatus', 'vaultUnlock'],
    ].sort(),
  )
})

test('the page comes with a policy and a nonce of its own each time, and keeps to it', async ({ assay }) => {
  const { page } = await assay.desktop({ hub: NOBODY })
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(window, { violations })
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
    )
  })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.reload()
  await page.locator('#root > :not(style)').first().waitFor()
  expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([])
  expect(errors).toEqual([])
  const first = await page.evaluate(async () => {
    const answer = await fetch('/')
    return { policy: answer.headers.get('content-security-policy'), page: await answer.text() }
  })
  const nonce = /nonce="([^"]+)"/.exec(first.page)?.[1] ?? ''
  expect(first.policy).toBe(contentPolicy(nonce))
  expect(await page.evaluate(async () => (await fetch('/')).text())).not.toContain(nonce)
})

test('no script but ours runs, and nothing is asked of the network', async ({ assay }) => {
  const { page } = await assay.desktop({ hub: NOBODY })
  const outcome = await page.evaluate(async () => {
    const inline = document.createElement('script')
    inline.textContent = 'window.ranInline = true'
    document.body.append(inline)
    const refused = (address: string) =>
      fetch(address, { mode: 'no-cors' }).then(
        () => 'answered',
        () => 'refused',
      )
    // In a turn of its own: what a debugger evaluates directly may do what the page itself may not.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(String(Reflect.construct(Function, ['return 1'])()))
        } catch {
          resolve('refused')
        }
      })
    })
    return {
      inline: Reflect.get(window, 'ranInline') ?? 'refused',
      evaluated,
      remote: await refused('https://example.org/'),
      plain: await refused('http://127.0.0.1:1/'),
      file: await refused('file:///etc/passwd'),
      otherHost: await refused('app://other/'),
    }
  })
  expect(outcome).toEqual({
    inline: 'refused',
    evaluated: 'refused',
    remote: 'refused',
    plain: 'refused',
    file: 'refused',
    otherHost: 'refused',
  })
})

test('a path that would leave the bundle finds nothing', async ({ assay }) => {
  const { page } = await assay.desktop({ hub: NOBODY })
  const paths = [
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/..%5cpackage.json',
    '/main/index.cjs',
  ]
  expect(await page.evaluate((all) => Promise.all(all.map(async (path) => (await fetch(path)).status)), paths)).toEqual(
    paths.map(() => 404),
  )
})

test('the window stays on its page: links go to the system browser, everything else goes nowhere', async ({ assay }) => {
  const desktop = await assay.desktop({ hub: NOBODY })
  const { page } = desktop
  const opened = await catchOutside(desktop)
  await page.evaluate(() => {
    window.open('https://example.org/opened')
    window.open('http://example.org/plain')
    window.open('file:///etc/passwd')
    const link = document.createElement('a')
    link.href = 'https://example.org/link'
    link.target = '_blank'
    document.body.append(link)
    link.click()
  })
  for (const address of ['https://example.org/', 'file:///etc/passwd', 'app://assay/api/health', 'data:text/html,x']) {
    await page.evaluate((to) => location.assign(to), address)
  }
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/framed'
    document.body.append(frame)
  })
  await expect.poll(opened).toEqual(['https://example.org/opened', 'https://example.org/link'])
  expect(page.url()).toBe('app://assay/')
  expect(desktop.app.windows()).toHaveLength(1)

  expect(await page.evaluate(() => window.assay.openExternal({ url: 'http://example.org/' }))).toEqual({ opened: false })
  const publicPage = `${NOBODY.origin}/badges/1`
  expect(await page.evaluate((url) => window.assay.openExternal({ url }), publicPage)).toEqual({ opened: true })
  expect((await opened()).at(-1)).toBe(publicPage)
})

test('persistent storage is granted, and what the desk has no use for is denied', async ({ assay }) => {
  const { page } = await assay.desktop({ hub: NOBODY })
  const granted = await page.evaluate(async () => {
    const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state
    return {
      storage: await navigator.storage.persist(),
      isPersisted: await navigator.storage.persisted(),
      denied: await Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(state)),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
    }
  })
  expect(granted).toEqual({ storage: true, isPersisted: true, denied: Array(6).fill('denied'), camera: 'denied' })
})

test('a call over the bridge that does not fit its schema is refused', async ({ assay }) => {
  const { page } = await assay.desktop({ hub: NOBODY })
  const refusals = await page.evaluate(async () => {
    const bridge = window.assay as unknown as Record<string, (argument: unknown) => Promise<unknown>>
    const message = async (verb: string, argument: unknown) => {
      try {
        return `answered: ${JSON.stringify(await bridge[verb]?.(argument))}`
      } catch (error) {
        return (error as Error).message
      }
    }
    return [
      await message('openExternal', { url: 'nonsense' }),
      await message('saveCopy', { fileName: 'a.txt', mediaType: 'text/plain', bytes: 'not bytes' }),
      await message('signInOutside', { otherPerson: 'whoever' }),
      await message('vaultUnlock', { with: 'guess' }),
      await message('vaultStatus', undefined),
    ]
  })
  expect(refusals).toEqual([...Array(4).fill('The window asked for something that Assay doesn’t understand.'), 'Sign in first.'])
})
