import { webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Backup, readBackupFile, writeBackupFile } from '../../../shared/backup'
import { argon2id } from '../../../shared/vault'
import { assessment } from '../domain/rubric-fixture'
import { QUICK } from '../vault/memory-vault'

const tools = { crypto: webcrypto, argon2: argon2id, cost: QUICK }
const passphrase = 'Über den Wolken 1974'
const draft = { ...assessment([2, 3, null]), feedback: 'Zornige Worte' }

const backup: Backup = {
  format: 'assay-backup/1',
  savedAt: '2026-11-22T09:00:00.000Z',
  database: `assay-${'0'.repeat(32)}`,
  work: [
    {
      allocationId: draft.allocationId,
      submissionId: draft.submissionId,
      label: { candidate: 'Amara Nwosu', achievement: 'Data storytelling' },
      draft: { assessment: draft, basis: { submissionRevision: 1, rubricId: draft.rubricId, rubricVersion: 1 }, isSent: false },
      annotations: [],
      commands: [],
    },
  ],
}

describe('a backup file', () => {
  it('opens with its passphrase, on a machine that has nothing else', async () => {
    const file = await writeBackupFile(tools, passphrase, backup)
    expect(await readBackupFile(tools, passphrase, file)).toEqual({ ok: true, backup })
  })

  it('says nothing of whose it is or what it holds without it', async () => {
    const file = Buffer.from(await writeBackupFile(tools, passphrase, backup))
    for (const secret of ['Nwosu', 'Zornige', draft.allocationId, passphrase]) expect(file.includes(secret)).toBe(false)
    expect(await readBackupFile(tools, 'something else', file)).toEqual({ ok: false, reason: 'wrong' })
  })

  it('never holds the same bytes twice: salt and nonce are new each time', async () => {
    const [a, b] = [await writeBackupFile(tools, passphrase, backup), await writeBackupFile(tools, passphrase, backup)]
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(false)
  })

  it('is refused with one byte changed anywhere, and at any length', async () => {
    const file = await writeBackupFile(tools, passphrase, backup)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.nat(file.length - 1),
        async (at, by, end) => {
          const changed = file.slice()
          changed[at] = (changed[at] as number) ^ by
          // A changed cost may ask for more work than a test should do; the schema bounds what it may be.
          fc.pre(!headerCostChanged(file, changed))
          expect(await readBackupFile(tools, passphrase, changed)).toMatchObject({ ok: false })
          expect(await readBackupFile(tools, passphrase, file.slice(0, end))).toMatchObject({ ok: false })
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    ['another file', Buffer.from('%PDF-1.7 and so on'), 'no-backup'],
    ['nothing', Buffer.alloc(0), 'no-backup'],
    ['only its name', Buffer.from('ASSAYBAK'), 'damaged'],
    ['one of a later version', Buffer.from('ASSAYBAK\x00\x02\x00\x00\x00\x00rest', 'latin1'), 'newer'],
    [
      'a header that asks for all memory',
      withHeader({ kdf: 'argon2id', memoryKiB: 1e12, passes: 1, lanes: 1, salt: '00' }),
      'damaged',
    ],
  ])('%s is told apart', async (_, bytes, reason) => {
    expect(await readBackupFile(tools, passphrase, Uint8Array.from(bytes))).toEqual({ ok: false, reason })
  })
})

function withHeader(header: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(header))
  const fixed = Buffer.from('ASSAYBAK\x00\x01\x00\x00\x00\x00', 'latin1')
  fixed.writeUInt32BE(text.length, 10)
  return Buffer.concat([fixed, text, Buffer.alloc(40)])
}

/** Whether the header still reads, with another cost in it. */
function headerCostChanged(before: Uint8Array, after: Uint8Array): boolean {
  const length = Buffer.from(before).readUInt32BE(10)
  const text = (bytes: Uint8Array) => Buffer.from(bytes.slice(14, 14 + length)).toString('latin1')
  return (
    text(before) !== text(after) && /"(memoryKiB|passes|lanes)":[0-9]+/.test(text(after)) && !sameCost(text(before), text(after))
  )
}

function sameCost(a: string, b: string): boolean {
  const cost = (text: string) => [...text.matchAll(/"(?:memoryKiB|passes|lanes)":([0-9]+)/g)].map((match) => match[1]).join()
  return cost(a) === cost(b)
}
