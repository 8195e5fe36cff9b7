import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { chooseLanguage } from '../../../renderer/kit'
import { AssayDatabase } from '../../../renderer/store/database'
import { takeAway } from './conflict-stage'
import { expectNoBarriers, useDeskStage } from './desk-stage'

const stage = useDeskStage()
const discarded = () => page.getByRole('region', { name: 'You discarded your draft' })

/** As if I had discarded it at that instant. */
async function wasDiscarded(at: Date): Promise<void> {
  const { allocation, account } = stage.staged
  const db = new AssayDatabase(account.database)
  await db.allocations.update(allocation.id, { discarded: { at: at.toISOString(), settled: [] } })
  db.close()
}

beforeEach(async () => {
  await takeAway(stage.staged, 'moved')
  await stage.staged.store.desk.discard(stage.staged.allocation.id)
  // The page goes by the time of the day, the store by that of the sample.
  await wasDiscarded(new Date())
})
afterEach(() => chooseLanguage('en'))

test('what was discarded says until when it is kept, also when the desk is opened anew, and comes back by its button', async () => {
  await stage.show()
  await expect.element(discarded()).toBeVisible()
  const { candidate } = stage.staged.submission
  await expect.element(discarded()).toHaveTextContent(candidate.name ?? candidate.pseudonym)
  await expect.element(discarded()).toHaveTextContent(/It is kept on this machine until \d/)
  await discarded()
    .getByRole('button', { name: /^Bring it back/ })
    .click()
  await expect.element(page.getByRole('dialog', { name: 'This work was moved to another assessor' })).toBeVisible()
  expect((await stage.record()).assessment.feedback).toBe('Well done.')
})

test('it takes the focus that the dialog took away, and the key for undoing brings it back', async () => {
  await stage.show()
  await expect.element(discarded()).toHaveFocus()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(async () => (await stage.found())?.status).toBe('needs-me')
})

test('where its time is over but housekeeping has not come by, it is said, and it can still be had back', async () => {
  const { allocation, store } = stage.staged
  await wasDiscarded(new Date('2026-01-01T00:00:00.000Z'))
  await stage.show()
  await expect.element(discarded()).toHaveTextContent('Its time is over')
  expect(await store.desk.undiscard(allocation.id)).toBe(true)
})

test('once it is gone for good the page says that nothing is here', async () => {
  await stage.show()
  await expect.element(discarded()).toBeVisible()
  await wasDiscarded(new Date('2026-01-01T00:00:00.000Z'))
  await stage.staged.replica.keepHouse()
  await expect.element(page.getByText('This submission is not on this machine')).toBeVisible()
})

test.each(['light', 'dark'])('axe finds nothing on it in the %s scheme', async (scheme) => {
  await stage.show()
  await expect.element(discarded()).toBeVisible()
  await expectNoBarriers(scheme, discarded)
})

test('at 200 % zoom and in German nothing sticks out', async () => {
  await stage.show()
  await page.viewport(640, 450)
  stage.setWidth(640)
  await chooseLanguage('de')
  const german = page.getByRole('region', { name: 'Sie haben Ihren Entwurf verworfen' })
  await expect.element(german.getByRole('button', { name: /^Zurückholen/ })).toBeVisible()
  expect(german.element().scrollWidth).toBeLessThanOrEqual(german.element().clientWidth)
})
