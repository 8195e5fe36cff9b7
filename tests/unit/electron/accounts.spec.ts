import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { initialsOf } from '../../../shared/domain'
import { createAccounts, withName, withoutName } from '../../../electron/main/accounts'
import type { Account } from '../../../shared/protocol/bridge'

const HUB = 'http://127.0.0.1:8640'
const ACCOUNT: Account = {
  database: `assay-${'0'.repeat(32)}`,
  person: { id: '0b0c7a54-6d5c-4b57-9d9e-6a1b6f1d2c3e', name: 'Mara Okafor', roles: ['assessor'], panels: [] },
  hub: { id: '5d0e9c61-2f0b-4a39-8c55-0f4f5a1e7b21', name: 'Sample panel', timeZone: 'Europe/Vienna' },
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-accounts-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('who worked here last', () => {
  it('is nobody in a new profile', async () => {
    expect(await createAccounts(folder).lastFor(null)).toBeNull()
  })

  it('is remembered over a restart, without the name', async () => {
    await createAccounts(folder).remember(withoutName(ACCOUNT, HUB))
    const text = await readFile(join(folder, 'accounts.json'), 'utf8')
    expect(text).not.toContain('Okafor')
    const last = await createAccounts(folder).lastFor(HUB)
    expect(last).toEqual(withoutName(ACCOUNT, HUB))
    expect((await stat(join(folder, 'accounts.json'))).mode & 0o077).toBe(0)
  })

  it('is found at another port of this machine, and not at another hub', async () => {
    const accounts = createAccounts(folder)
    await accounts.remember(withoutName(ACCOUNT, HUB))
    expect(await accounts.lastFor('http://localhost:9000')).not.toBeNull()
    expect(await accounts.lastFor('https://hub.example.org')).toBeNull()
  })

  it('is nobody after signing out, and the account stays known', async () => {
    const accounts = createAccounts(folder)
    await accounts.remember(withoutName(ACCOUNT, HUB))
    await accounts.leave()
    expect(await accounts.lastFor(HUB)).toBeNull()
    expect(await readFile(join(folder, 'accounts.json'), 'utf8')).toContain(ACCOUNT.database)
  })

  it('is nobody where the file is damaged', async () => {
    await writeFile(join(folder, 'accounts.json'), '{"last":')
    expect(await createAccounts(folder).lastFor(null)).toBeNull()
    await writeFile(join(folder, 'accounts.json'), '{"last":"x","accounts":[{"database":"../../etc"}]}')
    expect(await createAccounts(folder).lastFor(null)).toBeNull()
  })
})

describe('a name', () => {
  it('is its initials until it is unsealed', () => {
    const stored = withoutName(ACCOUNT, HUB)
    expect(withName(stored, null).person.name).toBe('MO')
    expect(withName(stored, 'Mara Okafor')).toEqual(ACCOUNT)
  })

  it.each([
    ['Mara Okafor', 'MO'],
    ['  Anna Maria  da Silva ', 'AS'],
    ['Ümit', 'Ü'],
    ['Dr Helena Dahl', 'HD'],
    ['Prof. Dr. med. Jonas Keller (Bern)', 'JK'],
    ['Dr', 'D'],
    ['😀 Smile', '😀S'],
  ])('%j has the initials %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
