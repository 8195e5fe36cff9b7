import { describe, expect, test } from 'vitest'
import type { ArchiveEntry } from '../../../../renderer/review/viewers/project/archive/archive'
import { type SearchHit, searchFiles } from '../../../../renderer/review/viewers/project/archive/search-files'
import { fileKind, looksBinary, singleFileKind } from '../../../../renderer/review/viewers/project/file/file-kind'
import {
  buildTree,
  filesInOrder,
  firstFile,
  foldersAround,
  openAtFirst,
  treeRows,
} from '../../../../renderer/review/viewers/project/tree/file-tree'

const entry = (path: string, more: Partial<ArchiveEntry> = {}): ArchiveEntry => ({
  path,
  sizeBytes: 10,
  trouble: null,
  target: null,
  writtenName: null,
  ...more,
})
const shownPaths = (paths: string[], filter = '', open?: Set<string>) => {
  const root = buildTree(paths.map((path) => entry(path)))
  return treeRows(root, open ?? openAtFirst(root), filter).map((row) => row.path)
}

describe('the kind of a file', () => {
  test.each([
    ['src/main.py', { shown: 'code', language: 'python' }],
    ['Dockerfile', { shown: 'code', language: 'docker' }],
    ['LICENSE', { shown: 'code', language: null }],
    ['work.IPYNB', { shown: 'notebook' }],
    ['a.tar.gz', { shown: 'archive' }],
    ['README.md', { shown: 'part', mediaType: 'text/markdown', isText: true }],
    ['plot.png', { shown: 'part', mediaType: 'image/png', isText: false }],
    ['model.bin', { shown: 'unknown' }],
    ['constructor', { shown: 'unknown' }],
    ['a.__proto__', { shown: 'unknown' }],
  ] as const)('of %s follows from its name', (path, kind) => expect(fileKind(path)).toEqual(kind))

  test('of a file that was submitted alone follows from its media type where its name says nothing', () => {
    expect(singleFileKind('submission', 'text/x-python')).toEqual({ shown: 'code', language: 'python' })
    expect(singleFileKind('work', 'application/x-ipynb+json')).toEqual({ shown: 'notebook' })
  })

  test('is no text where there are zero bytes, but UTF-16 is', () => {
    expect(looksBinary(new Uint8Array([80, 75, 0, 1]))).toBe(true)
    expect(looksBinary(new Uint8Array([0xff, 0xfe, 65, 0]))).toBe(false)
    expect(looksBinary(new TextEncoder().encode('words'))).toBe(false)
  })
})

describe('the tree of files', () => {
  const paths = ['work/src/b10.py', 'work/src/b9.py', 'work/README.md', 'work/.git/HEAD', 'work/lib.zip', 'work/zeta/z.txt']

  test('has folders first, numbers in their order, and folds what nobody wrote by hand', () => {
    expect(shownPaths(paths)).toEqual([
      'work',
      'work/.git',
      'work/lib.zip',
      'work/src',
      'work/src/b9.py',
      'work/src/b10.py',
      'work/zeta',
      'work/zeta/z.txt',
      'work/README.md',
    ])
  })

  test('of a large project opens only the way to the first choice', () => {
    const many = Array.from({ length: 200 }, (_, at) => `work/part-${at % 3}/file-${at}.txt`)
    expect(shownPaths(many)).toEqual(['work', 'work/part-0', 'work/part-1', 'work/part-2'])
  })

  test('filtered, shows what holds the words in folders that are folded too', () => {
    expect(shownPaths(paths, 'head')).toEqual(['work', 'work/.git', 'work/.git/HEAD'])
  })

  test('says of each row where it stands among its neighbours', () => {
    const root = buildTree(paths.map((path) => entry(path)))
    const rows = treeRows(root, openAtFirst(root), '')
    const readme = rows.find(({ path }) => path === 'work/README.md')
    expect(readme).toMatchObject({ level: 2, position: 5, siblings: 5 })
    expect(rows[0]).toMatchObject({ level: 1, position: 1, siblings: 1, fileCount: 6 })
  })

  test('takes an archive that was opened for a folder in its place', () => {
    const opened = [...paths, 'work/lib.zip!/a/b.js']
    const open = new Set(['work', 'work/lib.zip!', 'work/lib.zip!/a'])
    expect(shownPaths(opened, '', open).slice(0, 5)).toEqual([
      'work',
      'work/.git',
      'work/lib.zip!',
      'work/lib.zip!/a',
      'work/lib.zip!/a/b.js',
    ])
    expect(foldersAround('work/lib.zip!/a/b.js')).toEqual(['work', 'work/lib.zip!', 'work/lib.zip!/a'])
  })

  test('is read from its README on, the one furthest out, else from what can be read', () => {
    const first = (entries: ArchiveEntry[]) => firstFile(buildTree(entries))?.path
    expect(first(['work/docs/README.md', 'work/README', 'work/a.py'].map((path) => entry(path)))).toBe('work/README')
    expect(first([entry('a.bin'), entry('b.py')])).toBe('b.py')
    expect(first([entry('README.md', { trouble: 'encrypted' }), entry('b.py')])).toBe('b.py')
    expect(first([])).toBeUndefined()
  })

  test('of twenty thousand files is built and laid out', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => entry(`a${at % 100}/b${at % 1000}/file-${at}.py`))
    const root = buildTree(many)
    expect(filesInOrder(root)).toHaveLength(20_000)
    expect(treeRows(root, new Set(), 'file-1').length).toBeGreaterThan(10_000)
  })
})

describe('searching all files', () => {
  const files: Record<string, string> = {
    'n.ipynb': JSON.stringify({
      cells: [{ cell_type: 'code', source: 'x = 1\ntotal(x)', outputs: [], metadata: { total: 'no' } }],
    }),
    'a.py': 'import os\n\nTOTAL = 3\ntotal = TOTAL\n',
    'b.txt': `${'x'.repeat(5000)} total ${'y'.repeat(5000)}`,
    'c.bin': 'total\0',
  }
  const search = async (query: string, signal = new AbortController().signal) => {
    const hits: SearchHit[] = []
    const read = async (path: string) => {
      const text = files[path]
      if (text === undefined) return { ok: false as const, reason: 'damaged' as const }
      return { ok: true as const, bytes: new TextEncoder().encode(text) }
    }
    const end = await searchFiles(query, [...Object.keys(files), 'lost.py'], read, (found) => hits.push(...found), signal)
    return { hits, end }
  }

  test('says where the words stand, with the line around them, and passes over what is no text', async () => {
    const { hits, end } = await search('total')
    expect(hits.map(({ path, line }) => [path, line])).toEqual([
      ['n.ipynb', null],
      ['a.py', 3],
      ['a.py', 4],
      ['b.txt', 1],
    ])
    for (const { excerpt, from, to } of hits) expect(excerpt.slice(from, to).toLowerCase()).toBe('total')
    expect(hits.every(({ excerpt }) => excerpt.length <= 200)).toBe(true)
    expect(end).toEqual({ isCut: false, files: 5 })
  })

  test('stops when nobody wants it any more', async () => {
    const { hits } = await search('total', AbortSignal.abort())
    expect(hits).toEqual([])
  })
})
