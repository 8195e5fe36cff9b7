import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { pull } from '../store/sample-store'
import { expectNoBarriers, useDeskStage } from './desk-stage'

const stage = useDeskStage()
const line = () => page.getByRole('status', { name: 'Time for this evidence' })

const refuse = () => stage.staged.replica.leasesAnswered([{ allocationId: stage.staged.allocation.id, answer: 'refused' }])
const kinds = async () => (await stage.staged.store.sync.history(10)).map(({ kind }) => kind)

/** The hub gives the allocation anew, with another end of its lease. */
function leaseUntil(until: string) {
  const { replica, allocation } = stage.staged
  const body = { ...allocation, revision: allocation.revision + 1, leaseUntil: until }
  return pull(replica, [{ op: 'put', kind: 'allocation', id: allocation.id, body }])
}

test('a lease that the hub does not extend is told on the desk: until when, what stays, and what to do; and in the history once', async () => {
  await leaseUntil('2126-11-30T12:00:00.000Z')
  await refuse()
  await refuse()
  await stage.show()
  await expect.element(line()).toHaveTextContent(/The hub gives no more time: this evidence leaves the machine on .*2126/)
  await expect.element(line()).toHaveTextContent('What you have written stays. Hand in before then')
  expect((await kinds()).filter((kind) => kind === 'lease-refused')).toHaveLength(1)
})

test('once it is over, the line says what can still be done', async () => {
  await leaseUntil('2026-01-01T12:00:00.000Z')
  await refuse()
  await stage.show()
  await expect.element(line()).toHaveTextContent('The time for this evidence is over')
  await expect.element(line()).toHaveTextContent('you can hand in until the work goes to somebody else')
})

test('where the hub gives more time after all, nothing is told any more', async () => {
  await refuse()
  await stage.show()
  await expect.element(line()).toBeVisible()
  await leaseUntil('2126-12-24T12:00:00.000Z')
  await expect.element(line()).not.toBeInTheDocument()
})

test.each(['light', 'dark'])('axe finds nothing on it in the %s scheme', async (scheme) => {
  await refuse()
  await stage.show()
  await expect.element(line()).toBeVisible()
  await expectNoBarriers(scheme, line)
})
