import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readIfThere, replaceFile, setFileAside } from '../../../electron/main/atomic-file'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-file-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a file that is rewritten as a whole', () => {
  it('is made with its folder, for its owner only', async () => {
    const path = join(folder, 'accounts/one/keys')
    expect(await readIfThere(path)).toBeNull()
    await replaceFile(path, Buffer.from('first'))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'accounts/one'))).mode & 0o777).toBe(0o700)
    expect(Buffer.from((await readIfThere(path)) ?? []).toString()).toBe('first')
  })

  it('holds what was written last, however many write at once, and leaves nothing beside it', async () => {
    const path = join(folder, 'keys')
    await Promise.all(Array.from({ length: 20 }, (_, round) => replaceFile(path, Buffer.from(`round ${round}`.repeat(1_000)))))
    expect(await readFile(path, 'utf8')).toBe('round 19'.repeat(1_000))
    expect(await readdir(folder)).toEqual(['keys'])
  })

  it('overwrites what an interrupted write left behind', async () => {
    const path = join(folder, 'keys')
    await writeFile(`${path}.new`, 'half a file, longer than the next one')
    await replaceFile(path, Buffer.from('whole'))
    expect(await readFile(path, 'utf8')).toBe('whole')
    expect(await readdir(folder)).toEqual(['keys'])
  })

  it('is set aside under a name of its own each time, and is not there any more', async () => {
    const path = join(folder, 'keys')
    for (const content of ['first', 'second']) {
      await writeFile(path, content)
      await setFileAside(path)
    }
    expect(await readIfThere(path)).toBeNull()
    expect((await readdir(folder)).sort()).toEqual(['keys.aside-1', 'keys.aside-2'])
    expect(await readFile(join(folder, 'keys.aside-2'), 'utf8')).toBe('second')
  })
})
