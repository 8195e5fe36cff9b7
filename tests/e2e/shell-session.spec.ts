import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ChangesPage, ROUTES } from '../../shared/protocol'
import { expect, test } from './fixtures'
import { createKeys, PASSPHRASE, signIn } from './fixtures/sign-in'
import { spyOnToken } from './fixtures/token'

const SESSION = '/api/v1/session'

async function allFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  const paths = names.map((name) => join(folder, name))
  const kinds = await Promise.all(paths.map((path) => stat(path).catch(() => null)))
  return paths.filter((_, index) => kinds[index]?.isFile())
}

test('the token stays in the main process: not in the page, its storage, an answer, or readable on the disk', async ({
  assay,
}) => {
  const desktop = await assay.desktop({ hub: await assay.hub() })
  const token = await spyOnToken(desktop)
  const page = await signIn(desktop)
  await createKeys(page)
  const answers = await page.evaluate(async (path) => {
    const answer = await fetch(path)
    return { status: answer.status, text: await answer.text(), headers: JSON.stringify([...answer.headers]) }
  }, SESSION)
  expect(answers.status).toBe(200)
  const secret = await token()
  expect(secret?.length ?? 0).toBeGreaterThan(20)
  const storage = await page.evaluate(async () => ({
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    page: document.documentElement.outerHTML,
  }))
  expect(JSON.stringify({ answers, storage })).not.toContain(secret)
  expect(storage.cookies).toBe('')

  await desktop.close()
  const files = await allFiles(desktop.profile)
  expect(files.some((file) => file.endsWith('/session'))).toBe(true)
  for (const file of files) {
    expect((await readFile(file)).includes(secret ?? ''), `the token is readable in ${file}`).toBe(false)
  }
})

test('each person has a partition of their own, and the same database name again after signing out and in', async ({ assay }) => {
  const desktop = await assay.desktop({ hub: await assay.hub() })
  const first = await signIn(desktop, 'assessor')
  const assessor = await first.evaluate(() => window.assay.account())
  await first.evaluate(() => localStorage.setItem('mark', 'of the assessor'))
  const lobby = await desktop.nextWindow(() => first.evaluate((path) => fetch(path, { method: 'DELETE' }), SESSION))
  await lobby.waitForLoadState()
  expect(await lobby.evaluate(() => window.assay.account())).toBeNull()
  expect(await lobby.evaluate((path) => fetch(path).then(({ status }) => status), SESSION)).toBe(401)

  const second = await signIn(desktop, 'lead')
  const lead = await second.evaluate(() => window.assay.account())
  expect(lead?.database).toMatch(/^assay-[0-9a-f]{32}$/)
  expect(lead?.database).not.toBe(assessor?.database)
  expect(await second.evaluate(() => localStorage.getItem('mark'))).toBeNull()

  const back = await desktop.nextWindow(() => second.evaluate((path) => fetch(path, { method: 'DELETE' }), SESSION))
  await back.waitForLoadState()
  const again = await signIn(desktop, 'assessor')
  expect((await again.evaluate(() => window.assay.account()))?.database).toBe(assessor?.database)
  expect(await again.evaluate(() => localStorage.getItem('mark'))).toBe('of the assessor')
})

test('after a kill, unlocking is enough: the sign-in is still there', async ({ assay }) => {
  const desktop = await assay.desktop({ hub: await assay.hub() })
  const before = await signIn(desktop)
  await createKeys(before)
  const account = await before.evaluate(() => window.assay.account())
  const keys = await before.evaluate(() => window.assay.vaultEnsureKeys({ ids: ['database'] }))
  await desktop.kill()

  const page = await desktop.relaunch()
  const locked = await page.evaluate(async (path) => {
    return { account: await window.assay.account(), vault: await window.assay.vaultStatus(), session: (await fetch(path)).status }
  }, SESSION)
  expect(locked.account?.database).toBe(account?.database)
  expect(locked.account?.person.name).not.toBe(account?.person.name)
  expect(locked.vault).toMatchObject({ exists: true, unlocked: false })
  expect(locked.session).toBe(401)

  expect(await page.evaluate(() => window.assay.vaultUnlock({ with: 'passphrase', passphrase: 'not the passphrase' }))).toEqual({
    ok: false,
    reason: 'wrong',
  })
  const unlocked = await page.evaluate(
    async ({ path, passphrase }) => ({
      result: await window.assay.vaultUnlock({ with: 'passphrase', passphrase }),
      account: await window.assay.account(),
      session: (await fetch(path)).status,
      keys: await window.assay.vaultKeys({ ids: ['database', 'absent'] }),
    }),
    { path: SESSION, passphrase: PASSPHRASE },
  )
  expect(unlocked).toEqual({ result: { ok: true }, account, session: 200, keys })
})

test('bytes of evidence come through by range', async ({ assay }) => {
  const desktop = await assay.desktop({ hub: await assay.hub() })
  const page = await signIn(desktop)
  const item = await page.evaluate(async () => {
    const { changes }: ChangesPage = await (await fetch('/api/v1/changes')).json()
    for (const change of changes) {
      if (change.op === 'put' && change.kind === 'submission') {
        const found = change.body.evidence.find(({ sizeBytes }) => sizeBytes > 5_000)
        if (found !== undefined) return { id: found.id, sha256: found.sha256, sizeBytes: found.sizeBytes }
      }
    }
    return null
  })
  expect(item).not.toBeNull()
  const part = await page.evaluate(async (evidence) => {
    const address = `/api/v1/evidence/${evidence?.id}/${evidence?.sha256}`
    const whole = new Uint8Array(await (await fetch(address)).arrayBuffer())
    const answer = await fetch(address, { headers: { range: 'bytes=1000-1999' } })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return {
      size: whole.length,
      status: answer.status,
      range: answer.headers.get('content-range'),
      isEqual: bytes.length === 1000 && bytes.every((byte, index) => byte === whole[1000 + index]),
      policy: answer.headers.get('content-security-policy'),
    }
  }, item)
  expect(part).toEqual({
    size: item?.sizeBytes,
    status: 206,
    range: `bytes 1000-1999/${item?.sizeBytes}`,
    isEqual: true,
    policy: "default-src 'none'; sandbox",
  })
})

test('an event stream arrives piece by piece, and closing it closes it at the hub', async ({ assay }) => {
  const state = { isOpen: false }
  const server = createServer((request, response) => {
    // The page's own screens ask for other things.
    if (request.url !== ROUTES.events) return void response.writeHead(404).end()
    state.isOpen = true
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: change\ndata: 1\n\n')
    request.on('close', () => {
      state.isOpen = false
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    const hub = { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
    const { page } = await assay.desktop({ hub })
    const received = await page.evaluate(async (address) => {
      const source = new EventSource(address)
      const data = await new Promise((resolve) => source.addEventListener('change', (event) => resolve(event.data)))
      Object.assign(window, { source })
      return data
    }, ROUTES.events)
    expect(received).toBe('1')
    expect(state.isOpen).toBe(true)
    await page.evaluate(() => (Reflect.get(window, 'source') as EventSource).close())
    await expect.poll(() => state.isOpen).toBe(false)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('a saved copy has a safe name, its bytes, and is readable by its owner only', async ({ assay }) => {
  const desktop = await assay.desktop({ hub: await assay.hub() })
  const target = join(assay.folder, 'copy.pdf')
  await desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async (...given: unknown[]) => {
      Object.assign(globalThis, { offered: (given.at(-1) as { defaultPath: string }).defaultPath })
      return { canceled: false, filePath }
    }
  }, target)
  const saved = await desktop.page.evaluate(() =>
    window.assay.saveCopy({
      fileName: '../../evil\u202Efdp.exe',
      mediaType: 'application/pdf',
      bytes: new Uint8Array([1, 2, 3]),
    }),
  )
  expect(saved).toEqual({ saved: true })
  expect([...(await readFile(target))]).toEqual([1, 2, 3])
  expect((await stat(target)).mode & 0o777).toBe(0o600)
  expect(await desktop.app.evaluate(() => Reflect.get(globalThis, 'offered'))).toMatch(/[/\\]_\.\._evil_fdp\.exe$/)
})

test('the window waits for its page to flush before it closes, but not for ever', async ({ assay }) => {
  const desktop = await assay.desktop({ hub: await assay.hub() })
  const exited = new Promise((resolve) => desktop.app.process().once('exit', resolve))
  await desktop.page.evaluate(() => {
    window.assay.onClosing(() => {
      localStorage.setItem('flushed', 'yes')
      // Never says that it is ready: the limit has to end it.
    })
  })
  const asked = Date.now()
  await desktop.app.evaluate(({ app }) => app.quit())
  await exited
  expect(Date.now() - asked).toBeLessThan(9_000)
})
