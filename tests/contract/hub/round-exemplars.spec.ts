import { expect, it } from 'vitest'
import { ROUTES } from '../../../shared/protocol'
import { declare, handOver } from './kit/commands'
import { readRows } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE } from './kit/package'
import {
  afterDecisions,
  afterOpening,
  afterSettingUp,
  calibrating,
  open,
  opened,
  roundOf,
  scoreAll,
  signIn,
  withDecided,
} from './kit/round-work'
import { onBothDatabases } from './kit/stage'

onBothDatabases((stage) => {
  it('an exemplar tells a member nothing of whom it is by or what it was copied from, and reads the same', async () => {
    const { hub } = await stage.hubAfter(afterDecisions)
    const source = (await (await signIn(hub, 'ada')).view()).submission('vouched-back')
    if (!source) throw new Error('Ada sees it still')
    const before = await signIn(hub, 'ben').then((ben) => ben.changes())
    await opened(hub, { panelIds: [PEOPLE.ben.id] })
    const ben = await signIn(hub, 'ben')
    const { changes } = await ben.changes(before.cursor)
    const told = JSON.stringify(changes)
    // A file that says nothing of anybody is the same bytes, and has the same hash.
    const files = source.evidence.filter(({ kind }) => kind === 'vouch').map(({ sha256 }) => sha256)
    const ids = [source.id, ...source.evidence.map((item) => item.id)]
    const words = ['Quist', 'Nora', 'nora', 'Otto', 'Brandt', 'Candid Ate', 'ate plain', 'Autumn', 'example']
    const hidden = [...words, source.candidate.pseudonym, source.receivedAt, 'note.txt', 'Lea Lead', ...files, ...ids]
    for (const word of hidden) expect(told, word).not.toContain(word)
    expect(changes.map(({ kind }) => kind).filter((kind) => kind === 'round' || kind === 'round-score')).toEqual([])
    const view = await ben.view()
    const copies = view.all('allocation').filter(({ task }) => task === 'calibrate')
    expect(copies).toHaveLength(2)
    for (const { submissionId } of copies) {
      const copy = view.all('submission').find(({ id }) => id === submissionId)
      if (!copy) throw new Error('the work comes with its allocation')
      expect(copy.candidate.name).toBeNull()
      expect(copy.narrative).toBe(
        `Narrative of ${copy.evidence.length > 1 ? 'vouched-back' : `Candidate ${copy.candidate.pseudonym}`}.`,
      )
      for (const { id, sha256, sizeBytes, vouch, kind } of copy.evidence) {
        const { status, bytes } = await ben.get(ROUTES.evidence(id, sha256))
        expect([status, bytes.length]).toEqual([200, sizeBytes])
        for (const word of words) expect(bytes.toString(), word).not.toContain(word)
        expect(vouch === null).toBe(kind !== 'vouch')
        if (kind === 'vouch') expect(JSON.parse(bytes.toString()).voucher).toBe(vouch?.voucher)
      }
    }
    // The source's own bytes are none of a member's.
    for (const { id, sha256 } of source.evidence) expect((await ben.get(ROUTES.evidence(id, sha256))).status).toBe(404)
  })

  it('what is read by its rendition is so in a copy too, and the trail says of how many files nothing was taken out', async () => {
    const hub = await withDecided(await stage.hub(), 'slides')
    const source = (await (await signIn(hub, 'ada')).view()).submission('slides')
    await opened(hub, { sourceIds: [idOf('submission-slides')], panelIds: [PEOPLE.ben.id] })
    const [allocation] = await calibrating(hub, 'ben')
    const ben = await signIn(hub, 'ben')
    const copy = (await ben.view()).all('submission').find(({ id }) => id === allocation?.submissionId)
    const [before, after] = [source, copy].map(
      (one) => one?.evidence.find(({ renditions }) => renditions.length > 0)?.renditions[0],
    )
    if (!before || !after) throw new Error('both are read by a rendition')
    expect(after.id).not.toBe(before.id)
    expect([after.mediaType, after.fileName]).toEqual(['application/pdf', 'piece-2-1.pdf'])
    expect((await ben.get(ROUTES.evidence(after.id, after.sha256))).status).toBe(200)
    const trail = await readRows(hub, (db) =>
      db.selectFrom('audit').select('detail').where('action', '=', 'round.create').executeTakeFirstOrThrow(),
    )
    // Neither the slides nor what was made of them are, in these tests, what they say that they are.
    expect(trail.detail).toMatchObject({ exemplars: 1, filesAsTheyAre: 2 })
  })

  it('who declares an interest leaves that exemplar, and the candidate’s work behind it, for good; nobody is given their part', async () => {
    const { hub } = await stage.hubAfter(afterOpening)
    const [one] = await calibrating(hub, 'ben')
    if (!one) throw new Error('Ben has work')
    const ben = await signIn(hub, 'ben')
    expect(await ben.send(declare(one, 'colleague'))).toMatchObject([{ status: 'accepted', receipt: null }])
    expect(await calibrating(hub, 'ben')).toHaveLength(1)
    const { interests, given } = await readRows(hub, async (db) => ({
      interests: await db
        .selectFrom('interests')
        .innerJoin('submissions', 'submissions.candidate_id', 'interests.candidate_id')
        .innerJoin('copies', 'copies.source_submission_id', 'submissions.id')
        .select(['interests.person_id', 'copies.submission_id'])
        .execute(),
      given: await db.selectFrom('allocations').select('id').where('submission_id', '=', one.submissionId).execute(),
    }))
    expect(interests).toEqual([{ person_id: PEOPLE.ben.id, submission_id: one.submissionId }])
    expect(given).toHaveLength(3)
  })

  it('an exemplar in whose candidate the lead has an interest leaves the round that they prepare', async () => {
    const { hub, given: id } = await stage.hubAfter(afterSettingUp)
    const [first] = await calibrating(hub, 'lea')
    if (!first) throw new Error('Lea sets two references')
    const lea = await signIn(hub, 'lea')
    expect(await lea.send(declare(first, 'friend'))).toMatchObject([{ status: 'accepted' }])
    expect((await roundOf(hub, id)).exemplars.map(({ submissionId }) => submissionId)).not.toContain(first.submissionId)
    expect((await lea.view()).all('past-decision')).toHaveLength(1)
    await scoreAll(hub, 'lea')
    expect(await lea.send(open(id))).toMatchObject([{ status: 'accepted' }])
    expect(await calibrating(hub, 'ada')).toHaveLength(1)
  })

  it('nobody scores a copy of their own work, or of work that they vouched for', async () => {
    const hub = await withDecided(await stage.hub(), 'vouched')
    // Ada vouched for this candidate, by name.
    await opened(hub, { sourceIds: [idOf('submission-vouched'), idOf('submission-plain')] })
    expect(await calibrating(hub, 'ada')).toHaveLength(1)
    expect(await calibrating(hub, 'ben')).toHaveLength(2)
  })

  it('a draft of a round is handed over to nobody', async () => {
    const { hub } = await stage.hubAfter(afterOpening)
    const [one] = await calibrating(hub, 'ben')
    if (!one) throw new Error('Ben has work')
    await operate(hub, { command: 'purge', target: PEOPLE.ben.id, yes: true })
    expect(await calibrating(hub, 'ben')).toEqual([])
    const ben = await signIn(hub, 'ben')
    expect(await ben.send(handOver(one, 'solo'))).toMatchObject([{ status: 'rejected', code: 'no-receiver' }])
    expect((await (await signIn(hub, 'ada')).view()).all('handed-draft')).toEqual([])
  })

  it('erasing a candidate erases the copies of their work, and takes them out of rounds with what was scored', async () => {
    const { hub, given: id } = await stage.hubAfter(afterOpening)
    await scoreAll(hub, 'ben')
    const lea = await signIn(hub, 'lea')
    expect((await lea.view()).all('round-score')).toHaveLength(4)
    const dry = await operate(hub, { command: 'erase', target: idOf('submission-plain'), reason: 'request' })
    expect(dry.text).toContain('1 exemplar(s)')
    await operate(hub, { command: 'erase', target: idOf('submission-plain'), reason: 'request', yes: true })
    const round = await roundOf(hub, id)
    expect(round.exemplars).toHaveLength(1)
    const left = await lea.view()
    expect(left.all('round-score').map(({ submissionId }) => submissionId)).toEqual(
      Array(2).fill(round.exemplars[0]?.submissionId),
    )
    expect(left.all('past-decision').map((past) => past.id)).toEqual([idOf('submission-vouched-back')])
    expect(await calibrating(hub, 'ben')).toHaveLength(1)
    const keys = await readRows(hub, async (db) => ({
      copies: await db.selectFrom('copies').selectAll().execute(),
      evidence: await db
        .selectFrom('evidence')
        .innerJoin('copies', 'copies.submission_id', 'evidence.submission_id')
        .select('copies.source_submission_id')
        .distinct()
        .execute(),
      keys: await db
        .selectFrom('candidate_keys')
        .innerJoin('submissions', 'submissions.candidate_id', 'candidate_keys.candidate_id')
        .innerJoin('copies', 'copies.submission_id', 'submissions.id')
        .select('copies.source_submission_id')
        .execute(),
      assessments: (await db.selectFrom('assessments').select('sealed').where('sealed', 'is', null).execute()).length,
    }))
    expect(keys.copies).toHaveLength(2)
    expect(keys.evidence).toEqual([{ source_submission_id: idOf('submission-vouched-back') }])
    expect(keys.keys).toEqual([{ source_submission_id: idOf('submission-vouched-back') }])
    expect(keys.assessments).toBe(3)
  })
})
