import { describe, expect, it } from 'vitest'
import { openStore } from '../../../renderer/store'
import { openSampleStore } from './sample-store'

describe('preferences', () => {
  it('changes what is stored then, however many changes are begun at once', async () => {
    const { store } = await openSampleStore(1)
    const add = (number: number) => store.preferences.change<number[]>('numbers', [], (before) => [...before, number])
    await Promise.all([1, 2, 3, 4, 5].map(add))
    expect(await store.preferences.get('numbers', [])).toEqual([1, 2, 3, 4, 5])
    await store.close()
  })

  it('loses no change where two windows write at the same time', async () => {
    const { store, account, vault, clock } = await openSampleStore(1)
    const other = await openStore({ database: account.database, vault, account, clock })
    const numbers = Array.from({ length: 12 }, (_, at) => at)
    await Promise.all(
      numbers.map((number) =>
        (number % 2 ? store : other).preferences.change<number[]>('numbers', [], (before) => [...before, number]),
      ),
    )
    expect([...(await store.preferences.get<number[]>('numbers', []))].sort((a, b) => a - b)).toEqual(numbers)
    await other.close()
    await store.close()
  })
})
