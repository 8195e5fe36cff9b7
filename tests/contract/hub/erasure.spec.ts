import { expect, it } from 'vitest'
import { PUBLIC_ROUTES, ROUTES } from '../../../shared/protocol'
import { makeBackup, wordsIn } from './kit/backup'
import { ask, Client } from './kit/client'
import { handOver, noteOn, submit } from './kit/commands'
import { openDatabase } from './kit/database'
import { withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

/** Everything that tells who this candidate is, and what they and others wrote about their work. */
const HANDED_IN = [
  'Candid Ate plain',
  'plain@example.org',
  'Narrative of plain.',
  'The note of plain.',
  'The better note of plain.',
]
const SAID = {
  rationale: 'Rationale qxvh about the work.',
  feedback: 'Feedback wplk for the candidate.',
  note: 'Note zjtr on the evidence.',
  returned: 'Returned because of mbnd.',
  handed: 'Handed over half done, fgsw.',
}
const WORDS = [...HANDED_IN, ...Object.values(SAID)]

const erase = (hub: TestHub, target: string, more: object = {}) =>
  operate(hub, { command: 'erase', target, reason: 'request', yes: true, ...more })

/** A decision with everything that can be said on the way to it, and its badge. @returns the badge's id */
async function judge(hub: TestHub): Promise<string> {
  const ada = await Client.signIn(hub.origin, 'ada')
  const view = await ada.view()
  const allocation = view.allocation('plain')
  const command = submit(allocation, 'solo')
  const [first, ...others] = command.assessment.scores
  const item = view.submission('plain')?.evidence[0]
  if (!first || !item) throw new Error('the package has changed')
  const said = {
    ...command,
    assessment: {
      ...command.assessment,
      feedback: SAID.feedback,
      scores: [{ ...first, noEvidenceFound: false, rationale: SAID.rationale }, ...others],
    },
    annotations: [{ ...noteOn(allocation, item.id, first.criterionId), evidenceSha256: item.sha256, comment: SAID.note }],
  }
  expect(await ada.send(said)).toMatchObject([{ status: 'accepted' }])
  expect(await operate(hub, { command: 'return', target: allocation.submissionId, reason: SAID.returned })).toMatchObject({
    status: 200,
  })
  const again = await ada.view()
  expect(again.receipt('plain')?.returned).toBe(SAID.returned)
  const next = {
    ...said,
    ...submit(again.allocation('plain'), 'solo'),
    assessment: said.assessment,
    annotations: said.annotations,
  }
  expect(await ada.send(next)).toMatchObject([{ status: 'accepted' }])
  hub.clock.advance(20)
  await hub.workOff()
  // The one before went with the decision that was returned.
  const badge = (await ada.view()).all('credential').find(({ state }) => state === 'released')
  expect(badge).toBeDefined()
  return badge?.id ?? ''
}

/** A draft that is handed over, for a part that somebody else has now. */
async function moveAndHandOver(hub: TestHub): Promise<void> {
  const ada = await Client.signIn(hub.origin, 'ada')
  const allocation = (await ada.view()).allocation('move')
  await operate(hub, { command: 'move', target: allocation.submissionId, to: idOf('ben') })
  const command = handOver(allocation, 'solo')
  const draft = { ...command.draft, feedback: SAID.handed }
  expect(await ada.send({ ...command, draft })).toMatchObject([{ status: 'accepted' }])
}

const auditOf = async (hub: TestHub) => {
  const { db, close } = await openDatabase(hub.options)
  try {
    return await db.selectFrom('audit').selectAll().orderBy('position').execute()
  } finally {
    await close()
  }
}

onBothDatabases(
  (stage) => {
    it('nothing of an erased candidate can be read from the database, the files, or a backup made afterwards', async () => {
      const { hub, given: badgeId } = await stage.hubAfter(judge)
      await moveAndHandOver(hub)
      await hub.close()
      // The search is one: what was made to be shown is found, and what was sealed isn't even before.
      const before = wordsIn(makeBackup(hub.options), WORDS)
      expect(before).toEqual(['Candid Ate plain', 'The note of plain.', 'The better note of plain.', SAID.rationale])

      const running = await hub.restart()
      const { status, text } = await erase(running, idOf('submission-plain'))
      expect([status, text]).toEqual([200, expect.stringContaining('key is destroyed')])
      expect((await erase(running, idOf('submission-move'))).status).toBe(200)
      expect((await ask(running.origin, PUBLIC_ROUTES.badge(badgeId))).status).toBe(404)
      await running.close()
      expect(wordsIn(makeBackup(running.options), WORDS)).toEqual([])
    })

    it('the trail says that it happened, and stays as it was for what came before', async () => {
      const { hub } = await stage.hubAfter(judge)
      await hub.close()
      const before = await auditOf(hub)
      const running = await hub.restart()
      await erase(running, idOf('submission-plain'))
      const { text } = await operate(running, { command: 'trail', target: idOf('submission-plain') })
      expect(text).toContain('decision.return')
      expect(text).toContain('ground=request')
      expect(text).not.toContain(SAID.returned)
      await running.close()
      const after = await auditOf(running)
      expect(after.slice(0, before.length)).toEqual(before)
      expect(after.at(-1)).toMatchObject({ action: 'candidate.erase', subject_id: idOf('candidate-plain') })
      const { db, close } = await openDatabase(running.options)
      await expect(db.deleteFrom('audit').execute()).rejects.toThrow(/never changed/)
      await close()
    })

    it('without being told twice it only says whom it would erase and what goes', async () => {
      const { hub } = await stage.hubAfter(judge)
      const told = await erase(hub, 'PLAIN@example.org', { yes: false })
      expect(told.text).toContain('Candid Ate plain, plain@example.org')
      expect(told.text).toContain('1 released badge(s) are revoked')
      expect(told.text).toContain('Ada Assessor')
      const ada = await Client.signIn(hub.origin, 'ada')
      expect((await ada.view()).submission('plain')?.candidate.name).toBe('Candid Ate plain')
      const states = (await ada.view()).all('credential').map(({ state }) => state)
      expect(states.sort()).toEqual(['released', 'taken-back'])
    })

    it('everybody who had the work is told to let go of it, also of what was never sent, and can’t hand anything in', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const { changes, cursor } = await ada.changes()
      const allocation = (await ada.view()).allocation('spare')
      expect(changes.some(({ id }) => id === allocation.id)).toBe(true)
      await erase(hub, allocation.submissionId)
      const told = await ada.changes(cursor)
      expect(told.changes).toContainEqual({ op: 'remove', kind: 'allocation', id: allocation.id, reason: 'purged-unsent' })
      expect(await ada.send(submit(allocation, 'solo'))).toMatchObject([{ status: 'conflict', code: 'submission-withdrawn' }])
      expect(await erase(hub, allocation.submissionId)).toMatchObject({ status: 400 })
    })

    it('a badge that is out is revoked for whoever has it, or stays where the operator says so', async () => {
      const { hub, given: badgeId } = await stage.hubAfter(judge)
      const ada = await Client.signIn(hub.origin, 'ada')
      const badge = (await ada.get(ROUTES.credential(badgeId))).bytes
      const holds = async () =>
        (await (await Client.signIn(hub.origin, 'max')).post(ROUTES.verifications, { file: badge.toString('base64') })).body
      expect(await erase(hub, idOf('submission-plain'), { yes: false, keepBadges: true })).toMatchObject({
        text: expect.stringContaining('1 released badge(s) STAY out'),
      })
      expect(await holds()).toMatchObject({ verdict: 'holds' })
      await erase(hub, idOf('submission-plain'))
      expect(await holds()).toMatchObject({
        verdict: 'fails',
        checks: expect.arrayContaining([expect.objectContaining({ name: 'status', code: 'revoked' })]),
      })
      const admin = (await (await Client.signIn(hub.origin, 'max')).view()).all('credential')
      expect(admin.find(({ id }) => id === badgeId)).toMatchObject({ state: 'revoked', candidateName: '', publicUrl: null })

      const other = await stage.hub()
      const kept = await judge(other)
      await erase(other, idOf('submission-plain'), { keepBadges: true })
      const page = await ask(other.origin, PUBLIC_ROUTES.badge(kept))
      expect([page.status, page.bytes.includes('Candid Ate plain')]).toEqual([200, true])
    })

    it('an award that is final but has no badge yet brings none', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      await ada.send(submit((await ada.view()).allocation('decided'), 'solo'))
      const late = await withPast(hub, (db) => db.updateTable('decisions').set({ state: 'final' }).execute())
      await erase(late, idOf('submission-decided'))
      late.clock.advance(20)
      await late.workOff()
      const badges = (await (await Client.signIn(late.origin, 'max')).view()).all('credential')
      expect(badges.map(({ state }) => state)).toEqual(['taken-back'])
    })

    it('a file that somebody else handed in too stays theirs', async () => {
      const hub = await stage.hub()
      await erase(hub, idOf('submission-large'))
      const ada = await Client.signIn(hub.origin, 'ada')
      const shared = (await ada.view()).submission('looked-at')?.evidence.find(({ title }) => title === 'large')
      const answer = await ada.get(ROUTES.evidence(shared?.id ?? '', shared?.sha256 ?? ''))
      expect([answer.status, answer.bytes.length]).toEqual([200, shared?.sizeBytes])
    })

    it('others are no longer told of a ring with them; the vouch that they gave stays with whom they gave it to', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const vouchOf = async () =>
        (await ada.view()).submission('vouched-back')?.evidence.find(({ vouch }) => vouch !== null)?.vouch
      const { cursor } = await ada.changes()
      expect((await vouchOf())?.ring).toHaveLength(2)
      expect((await erase(hub, 'nora@example.org', { yes: false })).text).toContain('1 vouch(es) that they gave for others stay')
      await erase(hub, 'nora@example.org')
      expect(await vouchOf()).toMatchObject({ voucher: 'nora quist', ring: [], reciprocal: false })
      const told = await ada.changes(cursor)
      expect(told.changes.some(({ op, id }) => op === 'put' && id === idOf('submission-vouched-back'))).toBe(true)
    })
  },
  { judging: true },
)
