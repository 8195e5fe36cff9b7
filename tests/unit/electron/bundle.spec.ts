import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locateInBundle, readBundle } from '../../../electron/main/bundle'

let home: string
let bundle: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assay-bundle-'))
  bundle = join(home, 'renderer')
  await mkdir(join(bundle, 'assets'), { recursive: true })
  await writeFile(join(home, 'secret.json'), '{}')
  await mkdir(join(home, 'renderer-other'))
  await writeFile(join(home, 'renderer-other/secret.json'), '{}')
  await writeFile(join(bundle, 'index.html'), '<title>Assay</title>')
  await writeFile(join(bundle, 'assets/index-abc.js'), '1')
  await writeFile(join(bundle, 'notes.txt'), 'not part of the bundle')
})

afterAll(() => rm(home, { recursive: true, force: true }))

describe('a file of the bundle', () => {
  it('is found by its path, with its media type', async () => {
    expect(await readBundle(bundle, '/assets/index-abc.js')).toMatchObject({
      mediaType: 'text/javascript; charset=utf-8',
      isPage: false,
    })
  })

  it('is the page where the path is only a slash', async () => {
    expect(await readBundle(bundle, '/')).toMatchObject({ mediaType: 'text/html; charset=utf-8', isPage: true })
  })

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%5csecret.json',
    '/%2e%2e/renderer-other/secret.json',
    '/..%2frenderer-other%2fsecret.json',
    '/C:%5csecret.json',
    '/secret.json%00.js',
    '/%',
    '//secret.json',
  ])('is never one outside of its folder: %s', async (path) => {
    expect(await readBundle(bundle, path)).toBeNull()
  })

  it('is nothing of a kind that the build does not make', async () => {
    expect(await readBundle(bundle, '/notes.txt')).toBeNull()
  })

  it('is no folder', async () => {
    expect(await readBundle(bundle, '/assets')).toBeNull()
  })

  it('lies inside the folder whatever the path is', () => {
    const pieces = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', 'assets', 'index.html', '%00', '%25', ':', 'é')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const file = locateInBundle(bundle, `/${parts.join('/')}`)
        return file === null || file.startsWith(`${bundle}/`)
      }),
      { numRuns: 2_000 },
    )
  })
})
