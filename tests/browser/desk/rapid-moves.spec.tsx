import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { settleBeforeLeaving } from '../../../renderer/kit'
import { scoreFor } from '../../../shared/domain'
import { openSampleStore } from '../store/sample-store'
import { showDesk } from './show-desk'

const SUBMISSIONS = 12
const KEYS = 90
/** Each fails by itself; a seed that ever failed stays here. */
const SEEDS = [1, 20_261_121]

type Sample = Awaited<ReturnType<typeof openSampleStore>>

let sample: Sample
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  sample = await openSampleStore(SUBMISSIONS)
  shown = await showDesk(sample.store, sample.world.allocations[0]?.id ?? '')
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
})

afterEach(async () => {
  // They outlive the page that showed them.
  notifications.clean()
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
})

/** What a person would say is open just now; null while the desk of one submission makes room for the next. */
function seen(): { candidate: string; criterion: string } | null {
  const candidate = document.querySelector('h1')?.textContent
  const criterion = document.querySelector('[data-criterion][aria-expanded=true]')?.textContent?.slice(0, 2)
  const isLeaving = document.querySelector('[inert] h1') !== null
  return candidate && criterion && !isLeaving ? { candidate, criterion } : null
}

function press(key: string): void {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: `Digit${key}`, bubbles: true, cancelable: true }))
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Presses keys without ever waiting for anything, and notes whom each level was meant for. @returns candidate → criterion → level */
async function pressWildly(random: () => number): Promise<{ meant: Map<string, Map<string, number>>; visited: Set<string> }> {
  const meant = new Map<string, Map<string, number>>()
  const visited = new Set<string>()
  for (let count = 0; count < KEYS; count++) {
    const at = seen()
    if (at) visited.add(at.candidate)
    const choice = random()
    if (choice < 0.5) {
      const level = 1 + Math.floor(random() * 3)
      if (at) meant.set(at.candidate, (meant.get(at.candidate) ?? new Map<string, number>()).set(at.criterion, level))
      press(String(level))
    } else if (choice < 0.8) press(']')
    else if (choice < 0.92) press('[')
    else press('c')
    await new Promise((resolve) => setTimeout(resolve, random() < 0.6 ? 0 : random() * 250))
  }
  return { meant, visited }
}

/** Levels as the store holds them, in the same shape. */
async function stored(): Promise<Map<string, Map<string, number>>> {
  const all = new Map<string, Map<string, number>>()
  for (const { id } of sample.world.allocations) {
    const record = await sample.store.desk.open(id)
    if (!record) throw new Error('the sample has this allocation')
    const levels = new Map<string, number>()
    for (const criterion of record.rubric.criteria) {
      const { levelId } = scoreFor(record.assessment, criterion.id)
      const at = criterion.levels.findIndex((level) => level.id === levelId)
      if (at >= 0) levels.set(criterion.code, at + 1)
    }
    const { name, pseudonym } = record.submission.candidate
    if (levels.size > 0) all.set(name ?? `Candidate ${pseudonym}`, levels)
  }
  return all
}

const sorted = (levels: Map<string, Map<string, number>>) =>
  Object.fromEntries([...levels].map(([candidate, each]) => [candidate, Object.fromEntries([...each].sort())]))

describe('keys pressed faster than submissions open', () => {
  test.each(SEEDS)(
    'score exactly the submission and criterion that were in sight (seed %i)',
    async (seed) => {
      const { meant, visited } = await pressWildly(randomFrom(seed))
      await settleBeforeLeaving()
      await sample.store.flush()
      expect(visited.size).toBeGreaterThan(3)
      expect(meant.size).toBeGreaterThan(2)
      await expect.poll(async () => sorted(await stored()), { timeout: 20_000 }).toEqual(sorted(meant))
    },
    90_000,
  )
})

describe('steps from submission to submission that come without a pause', () => {
  const name = (at: number) => sample.world.submissions[at]?.candidate.name ?? ''
  const arrived = (at: number) => expect.poll(() => seen()?.candidate, { timeout: 5_000 }).toBe(name(at))
  const pressAll = (keys: string) => [...keys].forEach(press)

  test('are all counted', async () => {
    pressAll(']]]]]]')
    await arrived(6)
  })

  test('count in both directions, from where the ones before them lead', async () => {
    pressAll(']]]][[')
    await arrived(2)
    pressAll(']][[')
    await arrived(2)
  })

  test('stop at either end of the list, and go back from there', async () => {
    pressAll(`${']'.repeat(SUBMISSIONS + 5)}[`)
    await arrived(SUBMISSIONS - 2)
    pressAll(`${'['.repeat(SUBMISSIONS)}]`)
    await arrived(1)
  })

  test('are counted from the submission that is being opened by its link', async () => {
    shown.goTo(sample.world.allocations[4]?.id ?? '')
    // The page has taken the link before any key can come, and the submission isn't read yet.
    await null
    pressAll(']]')
    await arrived(6)
  })

  test('say that a level was not set whose criterion was not in sight yet', async () => {
    pressAll(']3')
    await expect.element(page.getByText('Not scored: the next submission was still opening.')).toBeVisible()
    await arrived(1)
    await sample.store.flush()
    expect(await stored()).toEqual(new Map())
    pressAll('3')
    await expect.poll(async () => (await stored()).get(name(1))?.get('C1')).toBe(3)
  })
})
