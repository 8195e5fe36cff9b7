import { expect, it } from 'vitest'
import { type Annotation, newId } from '../../../shared/domain'
import { openStore, setAside } from '../../../renderer/store'
import { openReplica } from '../../../renderer/store/replica'
import { AssayDatabase } from '../../../renderer/store/database'
import { changesOf, openSampleStore, openVault, pull } from './sample-store'

type Opened = Awaited<ReturnType<typeof openSampleStore>>

/** A store with a draft and its notes, a decision that waits, and one submission that nobody began. */
async function worked() {
  const opened = await openSampleStore(3)
  const { store, world, account } = opened
  const [drafted, sent] = world.allocations.map(({ id }) => id) as [string, string]
  const criteria = (at: number) => world.rubrics[at % 2]?.criteria ?? []
  await store.desk.changeScore(drafted, criteria(0)[0]?.id ?? '', {
    levelId: criteria(0)[0]?.levels[1]?.id ?? null,
    rationale: 'Page 3.',
  })
  const note: Annotation = {
    id: newId(),
    version: 1,
    allocationId: drafted,
    evidenceId: world.submissions[0]?.evidence[0]?.id ?? '',
    evidenceSha256: '0'.repeat(64),
    shape: 'whole-item',
    selectors: [],
    comment: 'First words.',
    criterionId: null,
    creatorId: account.person.id,
    createdAt: '2026-11-21T12:00:00.000Z',
    modifiedAt: '2026-11-21T12:00:00.000Z',
  }
  const removed = { ...note, id: newId() }
  await store.desk.putAnnotation(note)
  await store.desk.putAnnotation({ ...note, version: 2, comment: 'Second words.' })
  await store.desk.putAnnotation(removed)
  await store.desk.removeAnnotation(drafted, removed.id)
  for (const criterion of criteria(1)) {
    await store.desk.changeScore(sent, criterion.id, { levelId: criterion.levels[2]?.id ?? null, noEvidenceFound: true })
  }
  await store.desk.changeAssessment(sent, { recommendation: 'awarded' })
  await store.desk.submit(sent)
  return { ...opened, drafted, sent, note, removed }
}

/** The same account on another machine: other keys, an empty database, the same feed. */
async function onAnotherMachine({ store, replica, account, world, clock }: Opened) {
  await store.close()
  replica.close()
  await new AssayDatabase(account.database).delete()
  const vault = await openVault()
  const fresh = await openReplica({ database: account.database, vault, account, clock })
  await pull(fresh, changesOf(world))
  const again = await openStore({ database: account.database, vault, account, clock })
  return { store: again, close: () => Promise.all([again.close(), fresh.close()]), replica: fresh }
}

it('all work that is only here goes into a backup, and nothing else', async () => {
  const { store, replica, drafted, sent, note } = await worked()
  const backup = await store.recovery.backup()
  expect(backup.work.map(({ allocationId }) => allocationId).sort()).toEqual([drafted, sent].sort())
  const [draft] = backup.work.filter(({ allocationId }) => allocationId === drafted)
  expect(draft?.label).toEqual({ candidate: 'Amara Nwosu 0', achievement: 'Data storytelling for public health' })
  expect(draft?.annotations.find(({ versions }) => versions[0]?.id === note.id)?.versions).toHaveLength(2)
  expect(backup.work.find(({ allocationId }) => allocationId === sent)?.commands.map(({ command }) => command.type)).toEqual([
    'allocation.begin',
    'assessment.submit',
  ])
  await store.close()
  replica.close()
})

it('work is only here until it has been handed in or has travelled, and again once more is written', async () => {
  const { store, replica, world } = await openSampleStore(2)
  const [id, other] = world.allocations.map((allocation) => allocation.id) as [string, string]
  await store.desk.changeAssessment(id, { feedback: 'Begun.' })
  await store.desk.changeAssessment(other, { feedback: 'Begun, too.' })
  await store.travel.begin()
  await replica.travel.report({ joined: 'yes' })
  const publish = async () => {
    const next = await replica.travel.prepare(id)
    if (!next) throw new Error('it is to be put')
    await replica.travel.stored(next.outgoing, next.sealed)
  }
  expect((await store.recovery.onlyHere()).sort()).toEqual([id, other].sort())
  await publish()
  expect(await store.recovery.onlyHere()).toEqual([other])
  expect((await store.recovery.backup()).work).toHaveLength(2)
  await store.desk.changeAssessment(id, { feedback: 'Gone on.' })
  expect((await store.recovery.onlyHere()).sort()).toEqual([id, other].sort())
  await publish()
  // The hub keeps no draft of what is not this person's any more.
  await pull(replica, [{ op: 'remove', kind: 'allocation', id, reason: 'withdrawn' }])
  expect((await store.recovery.onlyHere()).sort()).toEqual([id, other].sort())
  await store.desk.discard(id)
  expect(await store.recovery.onlyHere()).toEqual([other])
  await store.close()
  replica.close()
})

it('what I have let go goes into no backup, and is in it again once I have brought it back', async () => {
  const { store, replica, drafted, sent } = await worked()
  await pull(replica, [{ op: 'remove', kind: 'allocation', id: drafted, reason: 'access' }])
  await store.desk.discard(drafted)
  const ids = async () => (await store.recovery.backup()).work.map(({ allocationId }) => allocationId)
  expect(await ids()).toEqual([sent])
  await store.desk.undiscard(drafted)
  expect((await ids()).sort()).toEqual([drafted, sent].sort())
  await store.close()
  replica.close()
})

it('is all there again on another machine, and what waited goes out under the same id', async () => {
  const first = await worked()
  const { drafted, sent, note, removed } = first
  const backup = JSON.parse(JSON.stringify(await first.store.recovery.backup()))
  const before = await first.store.desk.open(drafted)
  const second = await onAnotherMachine(first)
  const result = await second.store.recovery.restore(backup)
  expect(result.ok && result.work.map(({ outcome }) => outcome)).toEqual(['restored', 'restored'])
  const record = await second.store.desk.open(drafted)
  expect(record?.assessment.scores).toEqual(before?.assessment.scores)
  expect(record?.annotations).toEqual(before?.annotations)
  expect(record?.status).toBe('draft')
  expect((await second.store.desk.versions(drafted, note.id)).map(({ comment }) => comment)).toEqual([
    'First words.',
    'Second words.',
  ])
  await second.store.desk.restoreAnnotation(drafted, removed.id)
  expect((await second.store.desk.open(drafted))?.annotations).toHaveLength(2)
  expect((await second.store.desk.open(sent))?.status).toBe('waiting-to-send')
  const outgoing = await second.replica.takeBatch(20)
  const ids = backup.work.flatMap(({ commands }: { commands: { command: { id: string } }[] }) =>
    commands.map(({ command }) => command.id),
  )
  expect(outgoing.map(({ command }) => command.id).sort()).toEqual(ids.sort())
  await second.close()
})

it('a version that another one has come after is refused, even where there was a gap for it', async () => {
  const { store, replica, drafted, note } = await worked()
  const backup = await store.recovery.backup()
  const { annotations } = backup.work.find(({ allocationId }) => allocationId === drafted) ?? { annotations: [] }
  // Of those that another device made only the last one came here.
  annotations
    .find(({ versions }) => versions[0]?.id === note.id)
    ?.versions.push({ ...note, version: 4, comment: 'Fourth words.' })
  await store.recovery.restore(backup)
  const third = store.desk.putAnnotation({ ...note, version: 3, comment: 'Third words.' })
  await expect(third).rejects.toMatchObject({ reason: 'stale-version' })
  const shown = (await store.desk.open(drafted))?.annotations.find(({ id }) => id === note.id)
  expect(shown?.comment).toBe('Fourth words.')
  await store.desk.putAnnotation({ ...note, version: 5, comment: 'Fifth words.' })
  expect((await store.desk.versions(drafted, note.id)).map(({ version }) => version)).toEqual([1, 2, 4, 5])
  await store.close()
  replica.close()
})

it('restoring twice changes nothing more', async () => {
  const first = await worked()
  const backup = await first.store.recovery.backup()
  const second = await onAnotherMachine(first)
  await second.store.recovery.restore(backup)
  const once = await second.store.recovery.backup()
  const result = await second.store.recovery.restore(backup)
  expect(result.ok && result.work.map(({ outcome }) => outcome).sort()).toEqual(['already-sent', 'same'])
  expect({ ...(await second.store.recovery.backup()), savedAt: '' }).toEqual({ ...once, savedAt: '' })
  await second.close()
})

it('what is here stands where both have something, and the other is told', async () => {
  const first = await worked()
  const { drafted, world } = first
  const backup = await first.store.recovery.backup()
  const second = await onAnotherMachine(first)
  const [c1, c2] = world.rubrics[0]?.criteria.map(({ id }) => id) as [string, string]
  await second.store.desk.changeScore(drafted, c1, { rationale: 'Written here.' })
  await second.store.desk.changeScore(drafted, c2, { rationale: 'Only here.' })
  const result = await second.store.recovery.restore(backup)
  const piece = result.ok ? result.work.find(({ allocationId }) => allocationId === drafted) : undefined
  expect(piece?.outcome).toBe('merged')
  expect(piece?.clashes).toEqual([
    { at: { of: 'score', criterionId: c1, field: 'rationale' }, mine: 'Page 3.', theirs: 'Written here.' },
  ])
  const scores = (await second.store.desk.open(drafted))?.assessment.scores
  expect(scores?.find(({ criterionId }) => criterionId === c1)).toMatchObject({
    rationale: 'Written here.',
    levelId: world.rubrics[0]?.criteria[0]?.levels[1]?.id,
  })
  expect(scores?.find(({ criterionId }) => criterionId === c2)?.rationale).toBe('Only here.')
  await second.close()
})

it('work of another account, and of an allocation that is not here, changes nothing', async () => {
  const first = await worked()
  const backup = await first.store.recovery.backup()
  const other = await openSampleStore(1)
  expect(await other.store.recovery.restore(backup)).toEqual({ ok: false, reason: 'other-account' })
  const result = await other.store.recovery.restore({ ...backup, database: other.account.database })
  expect(result.ok && result.work.map(({ outcome }) => outcome)).toEqual(['not-here', 'not-here'])
  expect((await other.store.recovery.backup()).work).toEqual([])
  for (const { store, replica } of [first, other]) {
    await store.close()
    replica.close()
  }
})

it('what the hub has sent all but is no longer mine comes back nowhere, and is handed out to be kept', async () => {
  const first = await worked()
  const { drafted, world } = first
  const backup = await first.store.recovery.backup()
  const second = await onAnotherMachine(first)
  await pull(second.replica, [{ op: 'remove', kind: 'allocation', id: drafted, reason: 'withdrawn' }])
  const outcomes = async () => {
    const result = await second.store.recovery.restore(backup)
    return new Map(result.ok ? result.work.map((one) => [one.allocationId, one]) : [])
  }
  // As long as the queue isn't all here, or as it was a while ago, the hub may still send it.
  expect((await outcomes()).get(drafted)?.outcome).toBe('not-here')
  await second.replica.report({ isFirstPull: false, isOnline: true })
  const gone = (await outcomes()).get(drafted)
  expect(gone?.outcome).toBe('gone')
  expect(gone?.unplaced).toMatchObject({ draft: { assessment: { scores: [{ rationale: 'Page 3.' }] } } })
  expect((await outcomes()).get(world.allocations[1]?.id ?? '')?.unplaced).toBeNull()
  await second.store.sync.pause('everything')
  expect((await outcomes()).get(drafted)?.outcome).toBe('not-here')
  await second.close()
})

it('a database that does not open with our keys is set aside, stays as it is, and its work can be brought back', async () => {
  const first = await worked()
  const { store, replica, account, vault, clock, world, drafted } = first
  const before = await store.desk.open(drafted)
  await store.close()
  replica.close()
  const db = new AssayDatabase(account.database)
  await db.writeMeta('check', new Uint8Array(40))
  db.close()
  const options = { database: account.database, vault, account, clock }
  await expect(openStore(options)).rejects.toMatchObject({ reason: 'wrong-key' })

  await setAside(account.database)
  const fresh = await openReplica(options)
  await pull(fresh, changesOf(world))
  const again = await openStore(options)
  expect(await again.recovery.resetAt()).not.toBeNull()
  expect((await again.desk.open(drafted))?.assessment.scores).toEqual([])
  const [salvaged] = await again.recovery.salvage()
  expect(salvaged).toMatchObject({ name: account.database, unreadable: 0 })
  if (salvaged?.backup) await again.recovery.restore(salvaged.backup)
  expect((await again.desk.open(drafted))?.assessment.scores).toEqual(before?.assessment.scores)
  await again.recovery.acknowledgeReset()
  expect(await again.recovery.resetAt()).toBeNull()
  await again.close()
  fresh.close()
})

it('of a database with a damaged draft everything else is read, and the damage is counted', async () => {
  const { store, replica, account, vault, clock, drafted, sent } = await worked()
  await store.close()
  replica.close()
  const db = new AssayDatabase(account.database)
  const draft = await db.drafts.get(drafted)
  if (draft) await db.drafts.put({ ...draft, sealed: new Uint8Array(draft.sealed.length) })
  db.close()
  await setAside(account.database)
  const again = await openStore({ database: account.database, vault, account, clock })
  const [salvaged] = await again.recovery.salvage()
  expect(salvaged?.unreadable).toBe(1)
  expect(salvaged?.backup?.work.map(({ allocationId }) => allocationId)).toEqual([sent])
  await again.close()
})

it('a database that the browser has lost is noticed, because its keys are still here', async () => {
  const { store, replica, account, vault, clock } = await worked()
  expect(await store.recovery.resetAt()).toBeNull()
  await store.close()
  replica.close()
  await new AssayDatabase(account.database).delete()
  const again = await openStore({ database: account.database, vault, account, clock })
  expect(await again.recovery.resetAt()).not.toBeNull()
  expect(await again.recovery.salvage()).toEqual([])
  await again.close()
})
