import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CACHE } from './paths.mjs'
import { remark } from './progress.mjs'

/**
 * Runs `work` while no other process of ours does work of the same name: `npm start` and `npm test` may be started at the same
 * time, and a half-written build would fail both.
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function alone(name, work) {
  const path = join(CACHE, `${name}.lock`)
  mkdirSync(dirname(path), { recursive: true })
  for (let round = 0; !take(path); round += 1) {
    if (round === 10) remark(`Waiting for another process that is busy with the same step (${path})`)
    await wait(200)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isHeld(path)) rmSync(path, { force: true })
    return false
  }
}

/** A process that ended without tidying up holds nothing. */
function isHeld(path) {
  if (!existsSync(path)) return false
  const holder = Number(readFileSync(path, 'utf8'))
  if (!Number.isInteger(holder) || holder === 0) return true
  try {
    process.kill(holder, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
