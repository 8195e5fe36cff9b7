import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freeBytesBeside } from '../../../electron/main/free-bytes'
import { KeptRoom } from '../../../electron/main/kept-room'
import { isNearlyFull } from '../../../shared/domain'

const MEGABYTE = 1024 * 1024

let folder = ''
let free = 0
let room: KeptRoom

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-room-'))
  free = 10_000 * MEGABYTE
  room = new KeptRoom(folder, () => Promise.resolve(free))
})

afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

test('room is kept where there is plenty, as blocks of the disk and not as a length alone', async () => {
  await room.keep()
  expect(readdirSync(folder)).toEqual(['kept-room'])
  const { size, blocks } = statSync(join(folder, 'kept-room'))
  expect(size).toBe(48 * MEGABYTE)
  expect(blocks * 512).toBeGreaterThanOrEqual(size)
  const kilobytes = Number(execFileSync('du', ['-k', join(folder, 'kept-room')], { encoding: 'utf8' }).split('\t')[0])
  expect(kilobytes).toBeGreaterThanOrEqual(48 * 1024)
})

test('what is kept can’t be taken for text or an archive, and a disk that compresses gives room for it all the same', async () => {
  await room.keep()
  const kept = readFileSync(join(folder, 'kept-room'))
  expect(kept.every((byte) => byte >= 0x80)).toBe(true)
  expect(gzipSync(kept).length).toBeGreaterThan(kept.length * 0.85)
  // Nor does a disk that stores what is the same only once.
  const pieces = new Set(Array.from({ length: 48 }, (_, at) => kept.subarray(at * MEGABYTE, at * MEGABYTE + 64).toString('hex')))
  expect(pieces.size).toBe(48)
})

test('it is given back where hardly any is left, and not before', async () => {
  await room.keep()
  free = 17 * MEGABYTE
  await room.giveBack()
  expect(readdirSync(folder)).toEqual(['kept-room'])
  free = 15 * MEGABYTE
  await room.giveBack()
  expect(readdirSync(folder)).toEqual([])
})

test('a disk on which there is little anyway is left alone', async () => {
  free = 250 * MEGABYTE
  await room.keep()
  expect(readdirSync(folder)).toEqual([])
})

test('a disk that is filled while room is being kept gets back at once what was kept until then', async () => {
  let looks = 0
  const crowded = new KeptRoom(folder, () => Promise.resolve((looks++ < 10 ? 10_000 : 100) * MEGABYTE))
  await crowded.keep()
  expect(looks).toBe(11)
  expect(readdirSync(folder)).toEqual([])
})

test('what was kept by the run before is given back before anything else is done, the half of it too', async () => {
  writeFileSync(join(folder, 'kept-room'), 'kept')
  writeFileSync(join(folder, 'kept-room.new'), 'half')
  free = 0
  await room.watch()
  expect(readdirSync(folder)).toEqual([])
})

test('a disk that lives on what was given back is nearly full still, and one on which room was kept is not', () => {
  expect(isNearlyFull(16 * MEGABYTE + 48 * MEGABYTE, true)).toBe(true)
  expect(isNearlyFull(256 * MEGABYTE - 48 * MEGABYTE, true)).toBe(false)
})

test('a disk is called nearly full from one amount on and not any more from a larger one, so that it doesn’t come and go', () => {
  const at = [300, 150, 127, 150, 191, 192, 150].map((megabytes) => megabytes * MEGABYTE)
  let was = false
  const said = at.map((freeBytes) => {
    was = isNearlyFull(freeBytes, was)
    return was
  })
  expect(said).toEqual([false, false, true, true, true, false, false])
})

test('what a real disk has left is told in bytes', async () => {
  const [, line = ''] = execFileSync('df', ['-kP', folder], { encoding: 'utf8' }).split('\n')
  const told = Number(line.trim().split(/\s+/)[3]) * 1024
  const measured = await freeBytesBeside(folder)
  // Others write to it meanwhile.
  expect(Math.abs(measured - told)).toBeLessThan(1024 * MEGABYTE)
})
