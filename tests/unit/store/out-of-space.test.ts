import { describe, expect, test } from 'vitest'
import { isOutOfSpace } from '../../../renderer/store/store-error'

/** As Dexie wraps what the browser says. */
const wrapped = (inner: Error) => Object.assign(new Error('Query failed'), { name: 'DatabaseClosedError', inner })

describe('no space is left', () => {
  test.each([
    ['where the quota is used up', new DOMException('The quota is used up.', 'QuotaExceededError')],
    [
      'where the disk is full as a database is opened',
      new DOMException('Encountered full disk while opening backing store for indexedDB.open.', 'UnknownError'),
    ],
    [
      'where the disk is full as a transaction ends',
      new DOMException('Encountered disk full while committing transaction.', 'AbortError'),
    ],
  ])('%s, however deep it lies', (_, error) => {
    expect(isOutOfSpace(error)).toBe(true)
    expect(isOutOfSpace(wrapped(wrapped(error)))).toBe(true)
    expect(isOutOfSpace(new Error('Not saved', { cause: error }))).toBe(true)
  })

  test('is said of nothing else that fails', () => {
    expect(isOutOfSpace(new DOMException('Internal error opening backing store.', 'UnknownError'))).toBe(false)
    expect(isOutOfSpace(wrapped(new Error('Database has been closed')))).toBe(false)
    expect(isOutOfSpace('full disk')).toBe(false)
  })
})
