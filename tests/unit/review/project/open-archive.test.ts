import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { packTar } from 'modern-tar'
import { describe, expect, test } from 'vitest'
import { ArchiveError } from '../../../../renderer/review/viewers/project/archive/archive'
import { cachedRanges } from '../../../../renderer/review/viewers/project/archive/cached-ranges'
import { LIMITS } from '../../../../renderer/review/viewers/project/archive/limits'
import { NestedArchives } from '../../../../renderer/review/viewers/project/archive/nested-archives'
import { openArchive } from '../../../../renderer/review/viewers/project/archive/open-archive'
import { countedFile, join, paths, textIn, writeTar, writeZip } from './archives'

const open = (bytes: Uint8Array, name?: string) => openArchive(countedFile(new Uint8Array(bytes), name))
const reasonOf = async (bytes: Uint8Array) =>
  open(bytes).then(
    () => 'opened',
    (error: unknown) => (error instanceof ArchiveError ? error.reason : error),
  )
const gzip = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes))
const project = [
  { name: 'src/main.py', body: 'print("hello")\n' },
  { name: 'README.md', body: '# A project\n' },
]

/** Words that compress little, the same ones for the same number. */
function noise(seed: number, length: number): string {
  let state = seed + 1
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(33 + (state % 90))
  }).join('')
}

describe('an archive', () => {
  test.each([
    ['zip', writeZip(project)],
    ['tar', writeTar(project)],
    ['compressed tar', gzip(writeTar(project))],
    ['zip under the name of another kind', writeZip(project)],
    ['zip with a program before it', join([new Uint8Array(5000).fill(7), writeZip(project)])],
    ['zip with something behind it', join([writeZip(project), new Uint8Array(300).fill(65)])],
  ])('that is a %s lists its files and reads each', async (kind, bytes) => {
    const archive = await open(bytes, kind.endsWith('kind') ? 'work.tar' : undefined)
    expect(paths(archive).sort()).toEqual(['README.md', 'src/main.py'])
    expect(await textIn(archive, 'src/main.py')).toBe('print("hello")\n')
    expect(await textIn(archive, 'nowhere.txt')).toBe('(unknown)')
  })

  test('that is one compressed file holds that file', async () => {
    const archive = await open(gzip(new TextEncoder().encode('a,b\n1,2\n')), 'counts.csv.gz')
    expect(paths(archive)).toEqual(['counts.csv'])
    expect(await textIn(archive, 'counts.csv')).toBe('a,b\n1,2\n')
  })

  test('in several gzip members is read to its end', async () => {
    const whole = writeTar([{ name: 'a.txt', body: 'a'.repeat(3000) }])
    const archive = await open(join([gzip(whole.slice(0, 1000)), gzip(whole.slice(1000))]))
    expect(await textIn(archive, 'a.txt')).toBe('a'.repeat(3000))
  })

  test('with long names as tar writers have them shows the long names', async () => {
    const name = `${'folder/'.repeat(30)}file.txt`
    expect(paths(await open(await packTar([{ header: { name, size: 2, type: 'file' }, body: 'hi' }])))).toEqual([name])
  })

  test('of 10,000 files and 200 MB is listed from its list alone, and a file costs little more than itself', async () => {
    const filler = new Uint8Array(20_000).map((_, at) => (at * 7919) & 255)
    const entries = Array.from({ length: 10_000 }, (_, at) => ({ name: `data/part-${at}.bin`, body: filler, method: 0 }))
    const bytes = writeZip([...entries, { name: 'README.md', body: 'Read me.' }])
    const file = countedFile(bytes)
    const archive = await openArchive(cachedRanges(file))
    expect(archive.listing.entries).toHaveLength(10_001)
    expect(bytes.length).toBeGreaterThan(200_000_000)
    const listed = file.bytesRead()
    expect(listed).toBeLessThan(5_000_000)
    expect(await textIn(archive, 'README.md')).toBe('Read me.')
    expect(file.bytesRead() - listed).toBeLessThan(2_100_000)
  })
})

describe('names in an archive', () => {
  test.each([
    ['../../etc/passwd', '__/__/etc/passwd'],
    ['/etc/passwd', 'etc/passwd'],
    ['C:\\Users\\me\\work.py', 'Users/me/work.py'],
    ['a/./b//c.txt', 'a/b/c.txt'],
    ['photo\u202egpj.exe', 'photo\ufffdgpj.exe'],
    ['a\u0000b.txt', 'a\ufffdb.txt'],
    ['really!/evil.py', 'really_/evil.py'],
    ['///', '_'],
  ])('that would mislead (%j) are made plain, and kept as they were written', async (written, path) => {
    const archive = await open(writeZip([{ name: `${written}x`, body: '1' }]))
    const [entry] = archive.listing.entries
    expect(entry?.path).toBe(written === '///' ? 'x' : `${path}x`)
    expect(entry?.writtenName).not.toBeNull()
    expect(archive.listing.notices).toContainEqual({ kind: 'renamed', count: 1 })
  })

  test('that are too long stay within what an annotation may hold, and keep their ending', async () => {
    const archive = await open(
      writeZip([{ name: `${'x'.repeat(3000)}.py` }, { name: `${'deep/'.repeat(900)}end.py`, body: 'deep' }]),
    )
    for (const { path } of archive.listing.entries) {
      expect(path.length).toBeLessThanOrEqual(LIMITS.pathLength)
      expect(path).toMatch(/\.py$/)
    }
  })

  test('that come twice are both there, each with its own content', async () => {
    const archive = await open(
      writeZip([
        { name: 'a.txt', body: 'one' },
        { name: 'a.txt', body: 'two' },
        { name: 'a.txt/b', body: 'x' },
      ]),
    )
    expect(paths(archive)).toEqual(['a.txt', 'a (2).txt', 'a.txt/b'])
    expect([await textIn(archive, 'a.txt'), await textIn(archive, 'a (2).txt')]).toEqual(['one', 'two'])
  })

  test('twenty thousand times the same are numbered without delay', async () => {
    const archive = await open(writeZip(Array.from({ length: 20_000 }, () => ({ name: 'same' }))))
    expect(new Set(paths(archive)).size).toBe(20_000)
  })

  test('in an old encoding are readable', async () => {
    const archive = await open(writeZip([{ name: new Uint8Array([0x4d, 0x81, 0x6c, 0x6c, 0x65, 0x72]), flags: 0, body: '1' }]))
    expect(paths(archive)).toEqual(['Müller'])
  })
})

describe('an archive that was made to harm', () => {
  test('holds more than is listed, and says so', async () => {
    const archive = await open(writeZip(Array.from({ length: LIMITS.entries + 5 }, (_, at) => ({ name: `${at}.txt` }))))
    expect(archive.listing.entries).toHaveLength(LIMITS.entries)
    expect(archive.listing.notices).toContainEqual({ kind: 'more-entries', listed: LIMITS.entries, total: LIMITS.entries + 5 })
  })

  test('does not become hundreds of times as large as it is', async () => {
    const bomb = { name: 'zeros.bin', body: new Uint8Array(20_000_000) }
    const archive = await open(writeZip([bomb, { name: 'small.txt', body: 'fine' }]))
    expect(await textIn(archive, 'zeros.bin')).toBe('(bomb)')
    expect(await textIn(archive, 'small.txt')).toBe('fine')
  })

  test('is not believed about the size of its entries', async () => {
    const archive = await open(writeZip([{ name: 'modest.bin', body: new Uint8Array(80_000_000), claimedBytes: 1000 }]))
    expect(['(bomb)', '(damaged)']).toContain(await textIn(archive, 'modest.bin'))
  })

  test('as a compressed tar is read no further than it may be', async () => {
    const tar = writeTar([
      { name: 'first.txt', body: 'fine' },
      { name: 'zeros', body: '\0'.repeat(60_000_000) },
      { name: 'last.txt' },
    ])
    const archive = await open(gzip(tar))
    expect(archive.listing.notices).toMatchObject([{ kind: 'stopped' }])
    expect(archive.listing.entries).toMatchObject([
      { path: 'first.txt', trouble: null },
      { path: 'zeros', trouble: 'bomb' },
    ])
    expect(await textIn(archive, 'first.txt')).toBe('fine')
  })

  test('within itself is opened only so deep', async () => {
    let bytes = writeZip([{ name: 'end.txt', body: 'deep' }])
    for (let depth = 0; depth < 5; depth++) bytes = writeZip([{ name: 'inner.zip', body: bytes }])
    const archives = new NestedArchives(await open(bytes))
    expect(await archives.open('inner.zip')).toMatchObject({ ok: true, listing: { entries: [{ path: 'inner.zip!/inner.zip' }] } })
    expect(await archives.open('inner.zip!/inner.zip')).toMatchObject({ ok: true })
    expect(await archives.open('inner.zip!/inner.zip!/inner.zip')).toEqual({ ok: false, reason: 'too-deep' })
  })

  test('links nowhere', async () => {
    const zip = await open(writeZip([{ name: 'link', body: '/etc/passwd', unixMode: 0o120777 }]))
    expect(await textIn(zip, 'link')).toBe('(link)')
    const tar = await open(
      writeTar([
        { name: 'link', type: '2', linkname: '/etc/passwd' },
        { name: 'device', type: '3' },
      ]),
    )
    expect(tar.listing.entries).toMatchObject([
      { path: 'link', trouble: 'link', target: '/etc/passwd' },
      { path: 'device', trouble: 'special' },
    ])
  })

  test.each([
    ['encrypted', { name: 'a.txt', body: 'secret', flags: 0x801 }],
    ['unsupported', { name: 'a.txt', body: 'x', method: 14 }],
    ['damaged', { name: 'a.txt', body: 'x', claimedBytes: 77 }],
  ])('has an entry that is %s: it is named and the others are read', async (trouble, entry) => {
    const archive = await open(writeZip([entry, { name: 'b.txt', body: 'fine' }]))
    expect(await textIn(archive, 'a.txt')).toBe(`(${trouble})`)
    expect(await textIn(archive, 'b.txt')).toBe('fine')
  })

  test('differs from its checksum: the entry is damaged', async () => {
    const bytes = writeZip([{ name: 'a.txt', body: 'The honest words.', method: 0 }])
    bytes[bytes.indexOf(104, 30)] = 72
    expect(await textIn(await open(bytes), 'a.txt')).toBe('(damaged)')
  })
})

describe('an archive that ends too early', () => {
  const files = Array.from({ length: 40 }, (_, at) => ({ name: `file-${at}.txt`, body: `words of ${at} ${noise(at, 5000)}` }))

  test.each([
    ['zip', writeZip(files)],
    ['tar', writeTar(files)],
    ['compressed tar', gzip(writeTar(files))],
  ])('as a %s lists what is left of it, and says so', async (_, whole) => {
    const archive = await open(whole.slice(0, Math.floor(whole.length * 0.6)))
    const { entries, notices } = archive.listing
    expect(notices).toContainEqual({ kind: 'truncated' })
    expect(entries.length).toBeGreaterThan(5)
    expect(entries.length).toBeLessThan(40)
    expect(await textIn(archive, 'file-0.txt')).toContain('words of 0')
    for (const { path, trouble } of entries.slice(0, -1)) expect([path, trouble]).toEqual([path, null])
  })
})

describe('what is no archive that can be read', () => {
  test.each([
    ['empty', new Uint8Array()],
    ['empty', writeZip([])],
    ['no-archive', new TextEncoder().encode('%PDF-1.7 not an archive at all '.repeat(50))],
    ['no-archive', new Uint8Array(2000)],
    ['broken', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
    ['unsupported', new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4])],
    ['unsupported', new TextEncoder().encode('Rar!\u001a\u0007')],
  ])('is said to be %s', async (reason, bytes) => expect(await reasonOf(bytes)).toBe(reason))

  test('whatever was changed in its bytes, it opens or is refused with a reason, and nothing hangs', async () => {
    const originals = [writeZip(project), writeTar(project), gzip(writeTar(project))]
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (which, changes) => {
          const bytes = originals[which]?.slice() ?? new Uint8Array()
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          try {
            const archive = await open(bytes)
            for (const { path } of archive.listing.entries.slice(0, 5)) await archive.read(path)
          } catch (error) {
            expect(error).toBeInstanceOf(ArchiveError)
          }
        },
      ),
      { numRuns: 150, seed: 20_251_124 },
    )
  })
})
