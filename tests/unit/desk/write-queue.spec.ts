import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WriteQueue } from '../../../renderer/desk/session/write-queue'
import { StoreError, type StoreErrorReason } from '../../../renderer/store/store-error'

const written: string[] = []
let failure: Error | null = null

async function write(text: string): Promise<void> {
  if (failure) throw failure
  written.push(text)
}

beforeEach(() => {
  vi.useFakeTimers()
  written.length = 0
  failure = null
})
afterEach(() => vi.useRealTimers())

async function failing(error: Error): Promise<WriteQueue> {
  const queue = new WriteQueue(() => undefined)
  failure = error
  queue.write(() => write('first'))
  queue.write(() => write('second'))
  await queue.flush()
  return queue
}

describe('a write that failed', () => {
  test.each([
    ['no room', new StoreError('no-space', 'There is no space left.')],
    ['a database that the browser closed under it', new Error('Database has been closed')],
  ])('for %s is made again by itself, in its order, and is said to have failed until then', async (_, error) => {
    const queue = await failing(error)
    await vi.advanceTimersByTimeAsync(12_000)
    expect(queue.saveState).toMatchObject({ state: 'failed' })
    failure = null
    await vi.advanceTimersByTimeAsync(6_000)
    expect(queue.saveState).toEqual({ state: 'saved' })
    expect(written).toEqual(['first', 'second'])
  })

  test.each<StoreErrorReason>(['already-sent', 'closed', 'outdated'])(
    'for a reason that needs somebody (%s) waits for them',
    async (reason) => {
      const queue = await failing(new StoreError(reason, 'It can’t be written now.'))
      failure = null
      await vi.advanceTimersByTimeAsync(60_000)
      expect(queue.saveState).toMatchObject({ state: 'failed', reason })
      expect(written).toEqual([])
      await queue.flush()
      expect(written).toEqual(['first', 'second'])
    },
  )
})
