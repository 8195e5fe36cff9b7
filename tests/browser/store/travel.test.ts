import { expect, it, vi } from 'vitest'
import { makeTravelSecret, writeTravelCode } from '../../../shared/travel'
import { AssayDatabase } from '../../../renderer/store/database'
import { watchWork } from '../../../renderer/store/travel/watch-work'
import { changeTravelMeta } from '../../../renderer/store/travel/meta'
import { openSampleStore } from './sample-store'

it('a device that comes back to a code that it had used before comes under another name', async () => {
  const { store, replica, world } = await openSampleStore(1)
  const id = world.allocations[0]?.id ?? ''
  await store.desk.changeAssessment(id, { feedback: 'Begun.' })
  const [first, second] = [await newCode(), await newCode()]
  const names: string[] = []
  for (const code of [first, second, first]) {
    expect(await store.travel.join(code)).toBe(true)
    const next = await replica.travel.prepare(id)
    // Its count begins anew each time: under an old name it would be taken for what others have seen already.
    expect(Object.values(next?.outgoing.draft.seen ?? {})).toEqual([1])
    names.push(...Object.keys(next?.outgoing.draft.seen ?? {}))
  }
  expect(new Set(names).size).toBe(3)
  await store.travel.join(first)
  expect(Object.keys((await replica.travel.prepare(id))?.outgoing.draft.seen ?? {})).toEqual(names.slice(-1))
  await store.close()
  replica.close()
})

it('a database that closes just as written work is to be told of leaves no error behind', async () => {
  const { store, replica, world, account } = await openSampleStore(1)
  const db = new AssayDatabase(account.database)
  await db.open()
  await changeTravelMeta(db, { joined: 'yes' })
  const isOpen = db.isOpen.bind(db)
  let isAsked = false
  // The moment between the look whether it is open and the reading of it.
  vi.spyOn(db, 'isOpen').mockImplementation(() => {
    const answer = isOpen()
    isAsked = true
    db.close()
    return answer
  })
  const errors: unknown[] = []
  const onError = (event: PromiseRejectionEvent) => errors.push(event.reason)
  addEventListener('unhandledrejection', onError)
  const stop = watchWork(db, () => expect.unreachable('there is nothing to read it from'))
  await store.desk.changeAssessment(world.allocations[0]?.id ?? '', { feedback: 'Written.' })
  await expect.poll(() => isAsked, { timeout: 10_000 }).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(errors).toEqual([])
  removeEventListener('unhandledrejection', onError)
  stop()
  await store.close()
  replica.close()
})

const newCode = () => writeTravelCode(crypto, makeTravelSecret(crypto))
