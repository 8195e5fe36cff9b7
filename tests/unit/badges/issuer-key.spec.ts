import {
  chmodSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IssuerKeyError, listRetiredKeys, openIssuerKey, replaceIssuerKey } from '../../../hub/badges'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'issuer-key-'))
  path = join(folder, 'keys', 'issuer.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe("the issuer's key", () => {
  it('is made on first use and is the same from then on', async () => {
    const first = await openIssuerKey(path)
    expect(first.did).toMatch(/^did:key:z6Mk/)
    expect((await openIssuerKey(path)).did).toBe(first.did)
  })

  it('lies in a file that only the owner may read, and leaves nothing else behind', async () => {
    await openIssuerKey(path)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'keys'))).toEqual(['issuer.json'])
  })

  it('is one key even where several hubs start at the same moment', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => openIssuerKey(path)))
    expect(new Set(keys.map(({ did }) => did)).size).toBe(1)
    expect(readdirSync(join(folder, 'keys'))).toEqual(['issuer.json'])
  })

  it.each([0o640, 0o604, 0o622, 0o666])('is refused while others may read or change its file (%o)', async (rights) => {
    await openIssuerKey(path)
    chmodSync(path, rights)
    await expect(openIssuerKey(path)).rejects.toThrow(/others may read or change it.*chmod 600/)
  })

  it('is refused behind a symbolic link', async () => {
    await openIssuerKey(path)
    const linked = join(folder, 'linked.json')
    symlinkSync(path, linked)
    await expect(openIssuerKey(linked)).rejects.toThrow('it is a symbolic link')
  })

  it.each([
    ['empty', () => ''],
    ['cut off', (text: string) => text.slice(0, 60)],
    ['of another format', (text: string) => text.replace('assay-issuer-key/1', 'assay-issuer-key/9')],
    [
      'changed by a character',
      (text: string) => text.replace(/"seed": "(.)/, (_all, first) => `"seed": "${first === 'A' ? 'B' : 'A'}`),
    ],
  ])('is refused, and its file kept, where that is %s', async (_what, damage) => {
    await openIssuerKey(path)
    const damaged = damage(readFileSync(path, 'utf8'))
    writeFileSync(path, damaged)
    const refused = openIssuerKey(path)
    await expect(refused).rejects.toBeInstanceOf(IssuerKeyError)
    await expect(refused).rejects.toThrow(/is damaged\. Put it back from a backup/)
    expect(readFileSync(path, 'utf8')).toBe(damaged)
  })
})

describe("replacing the issuer's key", () => {
  it('makes another one, and keeps every key before it where only the owner may read it', async () => {
    const first = await openIssuerKey(path)
    const second = await replaceIssuerKey(path)
    const third = await replaceIssuerKey(path)
    expect(new Set([first.did, second.did, third.did]).size).toBe(3)
    expect((await openIssuerKey(path)).did).toBe(third.did)
    expect((await listRetiredKeys(path)).map(({ did }) => did).sort()).toEqual([first.did, second.did].sort())
    for (const name of readdirSync(join(folder, 'keys'))) expect(statSync(join(folder, 'keys', name)).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'keys'))).toHaveLength(3)
  })

  it('that was cut off half-way goes on where it was, and loses nothing', async () => {
    const first = await openIssuerKey(path)
    linkSync(path, path.replace('.json', `-${first.publicKey}.json`))
    expect(await listRetiredKeys(path)).toEqual([])
    const second = await replaceIssuerKey(path)
    expect((await listRetiredKeys(path)).map(({ did }) => did)).toEqual([first.did])
    expect(second.did).not.toBe(first.did)
  })

  it('is refused where the key can’t be read, and changes nothing then', async () => {
    await openIssuerKey(path)
    writeFileSync(path, '{}')
    await expect(replaceIssuerKey(path)).rejects.toBeInstanceOf(IssuerKeyError)
    expect(readdirSync(join(folder, 'keys'))).toEqual(['issuer.json'])
    expect(readFileSync(path, 'utf8')).toBe('{}')
  })
})
