import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSealedSession } from '../../../electron/main/sealed-session'
import { memoryStorage, vaultOver } from '../vault/memory-vault'

const HUB = 'http://127.0.0.1:8640'
const PASSPHRASE = 'correct horse battery staple'
const SESSION = {
  token: 'token-that-nobody-else-may-see',
  hubOrigin: HUB,
  personName: 'Mara Okafor',
  expiresAt: null,
  renewal: null,
}

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-session-'))
  path = join(folder, 'session')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a sign-in', () => {
  it('that began before there were keys is sealed once there are, and comes back after a restart by unlocking alone', async () => {
    const storage = memoryStorage()
    const vault = vaultOver(storage)
    const before = createSealedSession(path, vault, HUB)
    await before.begin(SESSION)
    expect(before.open()).toEqual(SESSION)
    await expect(readFile(path)).rejects.toThrow('ENOENT')
    await vault.create({ passphrase: PASSPHRASE })
    await before.recall()

    const later = vaultOver(storage)
    const after = createSealedSession(path, later, HUB)
    expect(after.open()).toBeNull()
    await later.unlock({ with: 'passphrase', passphrase: PASSPHRASE })
    await after.recall()
    expect(after.open()).toEqual(SESSION)
    expect(after.personName()).toBe('Mara Okafor')
  })

  it('stands nowhere on the disk as it is', async () => {
    const vault = vaultOver(memoryStorage())
    await vault.create({ passphrase: PASSPHRASE })
    await createSealedSession(path, vault, HUB).begin(SESSION)
    const bytes = await readFile(path)
    expect(bytes.includes('token-that')).toBe(false)
    expect(bytes.includes('Okafor')).toBe(false)
  })

  it('is hidden by locking and kept, and forgotten by signing out', async () => {
    const vault = vaultOver(memoryStorage())
    await vault.create({ passphrase: PASSPHRASE })
    const session = createSealedSession(path, vault, HUB)
    await session.begin(SESSION)
    session.hide()
    expect(session.open()).toBeNull()
    await session.recall()
    expect(session.open()).toEqual(SESSION)
    await session.end()
    await session.recall()
    expect(session.open()).toBeNull()
  })

  it('is never used with another hub', async () => {
    const vault = vaultOver(memoryStorage())
    await vault.create({ passphrase: PASSPHRASE })
    await createSealedSession(path, vault, HUB).begin(SESSION)
    const elsewhere = createSealedSession(path, vault, 'https://hub.example.org')
    await elsewhere.recall()
    expect(elsewhere.open()).toBeNull()
  })

  it('whose file is damaged is simply no sign-in', async () => {
    const vault = vaultOver(memoryStorage())
    await vault.create({ passphrase: PASSPHRASE })
    await writeFile(path, 'rubbish')
    const session = createSealedSession(path, vault, HUB)
    await session.recall()
    expect(session.open()).toBeNull()
  })

  it('that was renewed while the window is locked is shown only after unlocking, and not lost', async () => {
    const vault = vaultOver(memoryStorage())
    await vault.create({ passphrase: PASSPHRASE })
    const session = createSealedSession(path, vault, HUB)
    await session.begin(SESSION)
    await vault.lock()
    session.hide()
    const renewed = { ...SESSION, token: 'the-token-that-came-while-locked' }
    await session.renew(renewed)
    expect(session.open()).toBeNull()
    await vault.unlock({ with: 'passphrase', passphrase: PASSPHRASE })
    await session.recall()
    expect(session.open()).toEqual(renewed)
    const later = createSealedSession(path, vault, HUB)
    await later.recall()
    expect(later.open()).toEqual(renewed)
  })

  it('that has ended stays ended, whatever a renewal brings', async () => {
    const vault = vaultOver(memoryStorage())
    await vault.create({ passphrase: PASSPHRASE })
    const session = createSealedSession(path, vault, HUB)
    await session.begin(SESSION)
    await session.end()
    await session.renew({ ...SESSION, token: 'the-token-that-came-too-late' })
    await session.recall()
    expect(session.open()).toBeNull()
  })

  it('from before there were renewals can still be read', async () => {
    const vault = vaultOver(memoryStorage())
    await vault.create({ passphrase: PASSPHRASE })
    const { token, hubOrigin, personName } = SESSION
    await writeFile(path, await vault.sealSecret('session', Buffer.from(JSON.stringify({ token, hubOrigin, personName }))))
    const session = createSealedSession(path, vault, HUB)
    await session.recall()
    expect(session.open()).toEqual(SESSION)
  })
})
