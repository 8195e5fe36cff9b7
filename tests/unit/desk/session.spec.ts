import { describe, expect, test, vi } from 'vitest'
import type { DeskStore } from '../../../renderer/store/contract'
import { StoreError } from '../../../renderer/store/store-error'
import { DeskSession } from '../../../renderer/desk/session/desk-session'
import { scoreFor, type Annotation, type Assessment } from '../../../shared/domain'
import { withScore } from '../../../renderer/desk/session/change'
import { criterionId, id, levelId, sampleAnnotation, sampleAssessment } from './sample-desk'

/** A store in memory that keeps the contract's rules about versions, and can be made slow or broken. */
function memoryStore(assessment: Assessment = sampleAssessment([0, 0, 0])) {
  const versions = new Map<string, Annotation[]>()
  const removed = new Set<string>()
  const state = { assessment, log: [] as string[], broken: false, versions, removed, wait: Promise.resolve() }
  const begin = async (allocationId: string, what: string) => {
    await state.wait
    if (state.broken) throw new Error('the disk is full')
    state.log.push(`${allocationId === id(10) ? '' : `${allocationId} `}${what}`)
  }
  const desk: DeskStore = {
    // Only what a session reads of it.
    open: async () => ({ annotations: [...versions.values()].map((all) => all.at(-1)) }) as never,
    neighbour: async () => null,
    async changeScore(allocationId, criterion, change) {
      await begin(allocationId, `score ${JSON.stringify(change)}`)
      state.assessment = withScore(state.assessment, criterion, change)
    },
    async changeAssessment(allocationId, change) {
      await begin(allocationId, `assessment ${JSON.stringify(change)}`)
      state.assessment = { ...state.assessment, ...change }
    },
    addActiveSeconds: async () => undefined,
    async putAnnotation(annotation) {
      const known = versions.get(annotation.id) ?? []
      if (annotation.version !== known.length + 1)
        throw new StoreError('stale-version', `${annotation.version} after ${known.length}`)
      await begin(annotation.allocationId, `annotation v${annotation.version}`)
      versions.set(annotation.id, [...known, annotation])
    },
    async removeAnnotation(allocationId, annotationId) {
      await begin(allocationId, 'remove')
      removed.add(annotationId)
    },
    async restoreAnnotation(allocationId, annotationId) {
      await begin(allocationId, 'restore')
      removed.delete(annotationId)
    },
    async writeAnnotations(allocationId, { put = [], remove = [], restore = [] }) {
      await begin(allocationId, `batch +${put.length} -${remove.length} ~${restore.length}`)
      for (const annotation of put) {
        const known = versions.get(annotation.id) ?? []
        if (annotation.version !== known.length + 1) throw new StoreError('stale-version', `${annotation.version}`)
        versions.set(annotation.id, [...known, annotation])
      }
      for (const each of remove) removed.add(each)
      for (const each of restore) removed.delete(each)
    },
    declareConflict: async () => false,
    takenAnnotationIds: async (ids) => ids.filter((each) => versions.has(each)),
    versions: async (_, annotationId) => versions.get(annotationId) ?? [],
    placements: async () => [],
    putPlacements: async () => undefined,
    rememberReading: async () => undefined,
    submit: async () => ({ ok: false, reason: 'not-open' }),
    takeBack: async () => ({ ok: false, reason: 'nothing-to-take-back' }),
    exportWork: async () => '',
    settleRefusal: async () => undefined,
    handOver: async () => false,
    keepDraft: async () => false,
    dismissHanded: async () => undefined,
    discard: async () => undefined,
    undiscard: async () => false,
    keep: async () => undefined,
    kept: async () => [],
    handedOver: async () => null,
    discarded: async () => [],
    follow: async () => undefined,
    unfollow: async () => undefined,
  }
  return { desk, state }
}

function openSession(store = memoryStore(), allocationId = id(10)) {
  let time = Date.parse('2026-11-21T10:00:00Z')
  const opened = { allocation: { id: allocationId }, assessment: store.state.assessment, annotations: [] as Annotation[] }
  const session = new DeskSession(store.desk, opened as never, () => new Date(time))
  return { ...store, session, pass: (milliseconds: number) => (time += milliseconds) }
}

describe('writing', () => {
  test('what was typed is written when typing pauses, as one write', async () => {
    vi.useFakeTimers()
    const { session, state } = openSession()
    for (const rationale of ['S', 'Sp', 'Spl']) session.changeScore(criterionId(1), { rationale })
    expect(session.save()).toEqual({ state: 'saving' })
    await vi.advanceTimersByTimeAsync(300)
    vi.useRealTimers()
    expect(state.log).toEqual(['score {"rationale":"Spl"}'])
    expect(session.save()).toEqual({ state: 'saved' })
  })

  test('a flush writes what was typed at once', async () => {
    const { session, state } = openSession()
    session.changeScore(criterionId(1), { rationale: 'Splits the dual axis' })
    await session.flush()
    expect(scoreFor(state.assessment, criterionId(1)).rationale).toBe('Splits the dual axis')
  })

  test('a level that is set after typing is written after the text', async () => {
    const { session, state } = openSession()
    session.changeScore(criterionId(1), { rationale: 'Clear' })
    session.changeScore(criterionId(1), { levelId: levelId(1, 4) })
    await session.flush()
    expect(state.log).toEqual(['score {"rationale":"Clear"}', `score {"levelId":"${levelId(1, 4)}"}`])
  })

  test('a failed write is kept, told, and made again in its order', async () => {
    const { session, state } = openSession()
    state.broken = true
    session.changeScore(criterionId(1), { levelId: levelId(1, 4) })
    session.changeScore(criterionId(2), { levelId: levelId(2, 3) })
    await session.flush()
    expect(session.save()).toEqual({ state: 'failed', reason: 'other', message: 'the disk is full' })
    expect(scoreFor(session.view().assessment, criterionId(1)).levelId).toBe(levelId(1, 4))
    state.broken = false
    await session.flush()
    expect(session.save()).toEqual({ state: 'saved' })
    expect(state.log).toHaveLength(2)
    expect(scoreFor(state.assessment, criterionId(2)).levelId).toBe(levelId(2, 3))
  })

  test('writes go to the allocation that they were made for, however soon another one is opened', async () => {
    const store = memoryStore()
    const first = openSession(store, id(10)).session
    const second = openSession(store, id(77)).session
    first.changeScore(criterionId(1), { rationale: 'first' })
    second.changeScore(criterionId(1), { rationale: 'second' })
    await Promise.all([second.flush(), first.flush()])
    expect(store.state.log.sort()).toEqual([`${id(77)} score {"rationale":"second"}`, 'score {"rationale":"first"}'].sort())
  })

  test('what was read before a write ended does not replace what is shown', async () => {
    const { session } = openSession()
    const turn = session.turn
    session.changeScore(criterionId(1), { levelId: levelId(1, 4) })
    const stale = { assessment: sampleAssessment([0, 0, 0]), annotations: [] }
    session.receive(stale, turn)
    await session.flush()
    session.receive(stale, turn)
    expect(scoreFor(session.view().assessment, criterionId(1)).levelId).toBe(levelId(1, 4))
  })

  test('what was read after all writes is taken over', async () => {
    const { session } = openSession()
    session.changeScore(criterionId(1), { levelId: levelId(1, 4) })
    await session.flush()
    session.receive({ assessment: sampleAssessment([2, 0, 0]), annotations: [] }, session.turn)
    expect(scoreFor(session.view().assessment, criterionId(1)).levelId).toBe(levelId(1, 2))
  })
})

describe('an annotation that is shown when it is written', () => {
  /** A disk that writes when it is told to. */
  function openSlowly() {
    const opened = openSession()
    let write = () => {}
    opened.state.wait = new Promise((resolve) => {
      write = () => resolve()
    })
    return { ...opened, write: () => write() }
  }

  test('is asked to be written before anything is shown, and shown once it is on the disk', async () => {
    const { session, state, write } = openSlowly()
    const onShown = vi.fn()
    session.addAnnotation(sampleAnnotation(1), onShown)
    expect(session.save()).toEqual({ state: 'saving' })
    expect(session.view().annotations).toEqual([])
    write()
    await vi.waitFor(() => expect(onShown).toHaveBeenCalledOnce())
    expect(state.log).toEqual(['annotation v1'])
    expect(session.view().annotations).toHaveLength(1)
  })

  test('is told to be saved before it is shown', async () => {
    const { session, write } = openSlowly()
    const told: string[] = []
    session.subscribe(() => told.push(`${session.save().state}, ${session.view().annotations.length} shown`))
    session.addAnnotation(sampleAnnotation(1), () => undefined)
    write()
    await vi.waitFor(() => expect(told.at(-1)).toBe('saved, 1 shown'))
    expect(told).toContain('saved, 0 shown')
  })

  test('does not wait for a disk that is slow', async () => {
    vi.useFakeTimers()
    const { session } = openSlowly()
    session.addAnnotation(sampleAnnotation(1), () => undefined)
    await vi.advanceTimersByTimeAsync(60)
    vi.useRealTimers()
    expect(session.view().annotations).toHaveLength(1)
    expect(session.save()).toEqual({ state: 'saving' })
  })

  test('is shown by whatever is done next, and undone by the next undo', () => {
    const { session } = openSlowly()
    session.addAnnotation(sampleAnnotation(1), () => undefined)
    session.changeScore(criterionId(1), { levelId: levelId(1, 4) })
    expect(session.view().annotations).toHaveLength(1)
    session.addAnnotation(sampleAnnotation(2), () => undefined)
    session.undo()
    expect(session.view().annotations).toHaveLength(1)
  })

  test('is shown when it could not be written', async () => {
    const { session, state } = openSession()
    state.broken = true
    session.addAnnotation(sampleAnnotation(1), () => undefined)
    await vi.waitFor(() => expect(session.view().annotations).toHaveLength(1))
    expect(session.save().state).toBe('failed')
  })
})

describe('undo and redo', () => {
  test('go back and forth over levels and annotations in the order in which they were made', async () => {
    const { session, state } = openSession()
    session.changeScore(criterionId(1), { levelId: levelId(1, 2) })
    session.addAnnotation(sampleAnnotation(1))
    session.undo()
    expect(session.view().annotations).toEqual([])
    session.undo()
    expect(scoreFor(session.view().assessment, criterionId(1)).levelId).toBeNull()
    expect(session.undo()).toBeNull()
    session.redo()
    session.redo()
    expect(session.view().annotations).toHaveLength(1)
    await session.flush()
    expect(state.removed.size).toBe(0)
    expect(scoreFor(state.assessment, criterionId(1)).levelId).toBe(levelId(1, 2))
  })

  test('a new step forgets what was undone', () => {
    const { session } = openSession()
    session.changeScore(criterionId(1), { levelId: levelId(1, 2) })
    session.undo()
    session.changeScore(criterionId(2), { levelId: levelId(2, 2) })
    expect(session.redo()).toBeNull()
  })

  test('typing without a pause is one step', () => {
    const { session, pass } = openSession()
    for (const rationale of ['a', 'ab', 'abc']) {
      session.changeScore(criterionId(1), { rationale })
      pass(200)
    }
    pass(2000)
    session.changeScore(criterionId(1), { rationale: 'abc d' })
    session.undo()
    expect(scoreFor(session.view().assessment, criterionId(1)).rationale).toBe('abc')
    session.undo()
    expect(scoreFor(session.view().assessment, criterionId(1)).rationale).toBe('')
  })

  test('every edit and every undo of one is the next version of the annotation', async () => {
    const { session, state } = openSession()
    session.addAnnotation(sampleAnnotation(1))
    session.changeAnnotation(sampleAnnotation(1).id, { comment: 'Names the trap' })
    session.undo()
    session.redo()
    await session.flush()
    expect(state.versions.get(sampleAnnotation(1).id)?.map((each) => each.comment)).toEqual([
      '',
      'Names the trap',
      '',
      'Names the trap',
    ])
  })

  test('feedback that was typed is one step back, and the reason for overriding another', async () => {
    const { session, state, pass } = openSession()
    for (const feedback of ['N', 'Na', 'Name the limit.']) session.conclude({ feedback })
    pass(5000)
    session.conclude({ overrideReason: 'Shown in the interview.' })
    session.undo()
    expect(session.view().assessment).toMatchObject({ feedback: 'Name the limit.', overrideReason: '' })
    session.undo()
    expect(session.view().assessment.feedback).toBe('')
    expect(session.view().canUndo).toBeNull()
    session.redo()
    await session.flush()
    expect(state.assessment).toMatchObject({ feedback: 'Name the limit.', overrideReason: '' })
  })

  test('concluding as it is already is no step', () => {
    const { session } = openSession()
    session.conclude({ recommendation: session.view().assessment.recommendation })
    expect(session.view().canUndo).toBeNull()
  })

  test('a comment is written as it is typed: a pause makes one version, and "Saved" waits for it', async () => {
    vi.useFakeTimers()
    try {
      const { session, state } = openSession()
      const { id: annotationId } = sampleAnnotation(1)
      session.addAnnotation(sampleAnnotation(1))
      await session.flush()
      for (const comment of ['N', 'Na', 'Nam']) session.typeComment(annotationId, comment)
      expect(session.save()).toEqual({ state: 'saving' })
      await vi.advanceTimersByTimeAsync(300)
      expect(session.save()).toEqual({ state: 'saved' })
      session.typeComment(annotationId, 'Names')
      await session.flush()
      expect(state.versions.get(annotationId)?.map((each) => each.comment)).toEqual(['', 'Nam', 'Names'])
      session.undo()
      await session.flush()
      expect(session.view().annotations[0]?.comment).toBe('')
    } finally {
      vi.useRealTimers()
    }
  })

  test('a comment that is still being typed is kept when its annotation is removed and comes back', async () => {
    const { session } = openSession()
    session.addAnnotation(sampleAnnotation(1))
    session.typeComment(sampleAnnotation(1).id, 'in the middle of')
    session.removeAnnotation(sampleAnnotation(1).id)
    session.undo()
    await session.flush()
    expect(session.view().annotations[0]?.comment).toBe('in the middle of')
  })

  test('an annotation that comes back goes on from its latest version', async () => {
    const { session, state } = openSession()
    const { id: annotationId } = sampleAnnotation(1)
    session.addAnnotation(sampleAnnotation(1))
    session.changeAnnotation(annotationId, { comment: 'first' })
    session.undo()
    session.undo()
    session.redo()
    session.redo()
    await session.flush()
    expect(session.save()).toEqual({ state: 'saved' })
    expect(session.view().annotations[0]).toMatchObject({ version: 4, comment: 'first' })
    expect(state.removed.size).toBe(0)
  })

  test('an edit comes after what another window wrote meanwhile, and both are kept', async () => {
    const { session, state } = openSession()
    const first = sampleAnnotation(1)
    session.addAnnotation(first)
    await session.flush()
    state.versions.get(first.id)?.push({ ...first, version: 2, comment: 'from the other window' })
    session.changeAnnotation(first.id, { comment: 'from this one' })
    await session.flush()
    expect(session.save()).toEqual({ state: 'saved' })
    expect(state.versions.get(first.id)?.map(({ version, comment }) => [version, comment])).toEqual([
      [1, first.comment],
      [2, 'from the other window'],
      [3, 'from this one'],
    ])
  })

  test('one that is placed in another file points wholly there, and one step back wholly at the old', () => {
    const { session } = openSession()
    session.addAnnotation(sampleAnnotation(1, { part: 'src/plan.py' }))
    const selectors = [{ type: 'TextPositionSelector' as const, start: 3, end: 9 }]
    session.changeAnnotation(id(1001), { selectors, evidenceId: id(21), evidenceSha256: 'b'.repeat(64) })
    expect(session.view().annotations[0]).toMatchObject({ version: 2, selectors, evidenceId: id(21) })
    expect(session.view().annotations[0]).not.toHaveProperty('part')
    session.changeAnnotation(id(1001), { criterionId: criterionId(1) })
    session.undo()
    session.undo()
    expect(session.view().annotations[0]).toMatchObject({
      version: 5,
      part: 'src/plan.py',
      evidenceId: id(20),
      evidenceSha256: 'a'.repeat(64),
    })
  })

  test('a removed annotation is restored with its words', async () => {
    const { session, state } = openSession()
    session.addAnnotation(sampleAnnotation(1))
    session.changeAnnotation(sampleAnnotation(1).id, { comment: 'kept' })
    session.removeAnnotation(sampleAnnotation(1).id)
    session.undo()
    await session.flush()
    expect(session.view().annotations[0]?.comment).toBe('kept')
    expect(state.log.at(-1)).toBe('restore')
  })

  test('a change that changes nothing is no step', () => {
    const { session } = openSession()
    session.changeScore(criterionId(1), { levelId: null })
    expect(session.view().canUndo).toBeNull()
  })
})

describe('an import', () => {
  test('is one write, and one step back takes all of it back; another brings all of it again', async () => {
    const { session, state } = openSession()
    const mine = sampleAnnotation(1)
    session.addAnnotation(mine)
    const more = [sampleAnnotation(2), sampleAnnotation(3)]
    session.importAnnotations(more, [{ ...mine, comment: 'From the file.' }])
    await session.flush()
    expect(state.log).toEqual(['annotation v1', 'batch +3 -0 ~0'])
    expect(session.view().annotations.map(({ comment, version }) => [comment, version])).toEqual([
      ['From the file.', 2],
      [more[0]?.comment, 1],
      [more[1]?.comment, 1],
    ])
    session.undo()
    expect(session.view().annotations.map(({ id, comment }) => [id, comment])).toEqual([[mine.id, mine.comment]])
    session.redo()
    await session.flush()
    expect(state.log.slice(2)).toEqual(['batch +1 -2 ~0', 'batch +1 -0 ~2'])
    expect(session.view().annotations).toHaveLength(3)
    expect([...state.removed]).toEqual([])
  })

  test('never touches what was removed meanwhile', () => {
    const { session } = openSession()
    session.importAnnotations([], [sampleAnnotation(7)])
    expect(session.view().annotations).toEqual([])
    expect(session.view().canUndo).toBeNull()
  })
})
