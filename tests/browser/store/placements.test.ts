import { expect, it } from 'vitest'
import { AssayDatabase } from '../../../renderer/store/database'
import { type Annotation, newId, type Placement } from '../../../shared/domain'
import { openSampleStore, pull } from './sample-store'

const AT = '2026-11-21T12:00:00.000Z'

async function annotated() {
  const sample = await openSampleStore(2)
  const allocationId = sample.world.allocations[0]?.id ?? ''
  const [item] = sample.world.submissions[0]?.evidence ?? []
  const annotation: Annotation = {
    id: newId(),
    version: 1,
    allocationId,
    evidenceId: item?.id ?? '',
    evidenceSha256: 'a'.repeat(64),
    shape: 'highlight',
    selectors: [{ type: 'TextQuoteSelector', exact: 'Two clinic managers', prefix: '', suffix: '' }],
    comment: 'First thoughts.',
    criterionId: null,
    creatorId: sample.account.person.id,
    createdAt: AT,
    modifiedAt: AT,
  }
  await sample.store.desk.putAnnotation(annotation)
  const placement: Placement = {
    annotationId: annotation.id,
    annotationVersion: 1,
    targetKey: '100-5f0a',
    evidenceSha256: 'b'.repeat(64),
    quality: 'orphaned',
    selectors: [],
    anchorerVersion: 1,
  }
  return { ...sample, desk: sample.store.desk, allocationId, annotation, placement }
}

it('a placement is kept for its allocation, and a newer one takes its place', async () => {
  const { desk, store, allocationId, placement, world } = await annotated()
  expect(await desk.placements(allocationId)).toEqual([])
  await desk.putPlacements(allocationId, [placement])
  const newer: Placement = { ...placement, evidenceSha256: 'c'.repeat(64), quality: 'exact', part: 'src/a.py' }
  await desk.putPlacements(allocationId, [newer])
  expect(await desk.placements(allocationId)).toEqual([newer])
  expect(await desk.placements(world.allocations[1]?.id ?? '')).toEqual([])
  await store.close()
})

it('a placement changes nothing of the work: the annotation stays, and nothing counts as begun', async () => {
  const { desk, store, annotation, placement, world } = await annotated()
  const untouched = world.allocations[1]?.id ?? ''
  await desk.putPlacements(untouched, [{ ...placement, annotationId: newId() }])
  expect((await desk.open(untouched))?.status).toBe('to-assess')
  expect((await desk.open(annotation.allocationId))?.annotations).toEqual([annotation])
  await store.close()
})

it('neither hashes nor words of a placement can be read on the disk', async () => {
  const { desk, store, allocationId, placement, account } = await annotated()
  await desk.putPlacements(allocationId, [placement])
  const db = new AssayDatabase(account.database)
  const [row] = await db.placements.toArray()
  db.close()
  expect(Object.keys(row ?? {}).sort()).toEqual(['allocationId', 'annotationId', 'annotationVersion', 'sealed', 'version'])
  expect(new TextDecoder().decode(row?.sealed)).not.toContain('bbbb')
  await store.close()
})

it('placements go with their allocation', async () => {
  const { desk, store, replica, placement, world, account } = await annotated()
  const other = world.allocations[1]?.id ?? ''
  await desk.putPlacements(other, [{ ...placement, annotationId: newId() }])
  await pull(replica, [{ op: 'remove', kind: 'allocation', id: other, reason: 'moved' }])
  expect(await desk.placements(other)).toEqual([])
  const db = new AssayDatabase(account.database)
  expect(await db.placements.count()).toBe(0)
  db.close()
  await store.close()
})

it('every version of an annotation can be read, the first one first, also once it was removed', async () => {
  const { desk, store, allocationId, annotation } = await annotated()
  const second = { ...annotation, version: 2, comment: 'On second thoughts.' }
  await desk.putAnnotation(second)
  expect(await desk.versions(allocationId, annotation.id)).toEqual([annotation, second])
  await desk.removeAnnotation(allocationId, annotation.id)
  expect(await desk.versions(allocationId, annotation.id)).toHaveLength(2)
  expect(await desk.versions(allocationId, newId())).toEqual([])
  await store.close()
})
