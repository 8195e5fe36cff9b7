import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FlowEvent, followPassage, kindOf, OPEN_STAGES, type Stage, stageAt, STAGES } from '../../../shared/flow'
import { at, madeHistory } from './made'

const OF = { submissionId: 's', revision: 1, achievementId: 'a', panelId: 'p', receivedAt: at('2026-11-02T10:00:00Z') }
const changed = (iso: string, change: Extract<FlowEvent, { kind: 'changed' }>['change']): FlowEvent => ({
  at: at(iso),
  kind: 'changed',
  change,
})

describe('a passage', () => {
  it('goes through two assessors who differ, adjudication, a return by a lead, and waits for the candidate', () => {
    const passage = followPassage(OF, [
      changed('2026-11-03T09:00:00Z', { reviewing: true }),
      changed('2026-11-03T11:00:00Z', { reviewing: false, assessed: 1 }),
      changed('2026-11-04T09:00:00Z', { reviewing: true }),
      changed('2026-11-04T12:00:00Z', { reviewing: false, assessed: 2 }),
      changed('2026-11-05T09:00:00Z', { adjudicating: true }),
      changed('2026-11-05T10:00:00Z', { adjudicating: false, decided: true }),
      // A lead returns it, before it is released.
      changed('2026-11-05T10:30:00Z', { adjudicating: true, decided: false }),
      changed('2026-11-05T11:00:00Z', { adjudicating: false, decided: true }),
      { at: at('2026-11-05T12:00:00Z'), kind: 'ended', as: 'decided', asked: true },
      { at: at('2026-11-20T08:00:00Z'), kind: 'answered' },
    ])
    expect(passage.end).toEqual({ at: at('2026-11-05T12:00:00Z'), as: 'decided' })
    const told = passage.intervals.map(({ stage, from }) => [stage, new Date(from).toISOString().slice(5, 16)])
    expect(told).toEqual([
      ['waiting-first', '11-02T10:00'],
      ['first', '11-03T09:00'],
      ['waiting-second', '11-03T11:00'],
      ['second', '11-04T09:00'],
      ['waiting-adjudication', '11-04T12:00'],
      ['adjudication', '11-05T09:00'],
      ['waiting-release', '11-05T10:00'],
      ['adjudication', '11-05T10:30'],
      ['waiting-release', '11-05T11:00'],
      ['with-candidate', '11-05T12:00'],
    ])
    expect(passage.intervals.at(-1)?.to).toBe(at('2026-11-20T08:00:00Z'))
  })

  it('that gets a second look waits for that, not for a second assessor', () => {
    const { intervals } = followPassage(OF, [
      changed('2026-11-03T09:00:00Z', { assessed: 1, secondLook: true }),
      changed('2026-11-03T10:00:00Z', { reviewing: true }),
    ])
    expect(intervals.map(({ stage }) => stage)).toEqual(['waiting-first', 'waiting-second-look', 'second-look'])
  })

  it('keeps nothing of what lasted no time, and joins what it parted', () => {
    const { intervals } = followPassage(OF, [
      changed('2026-11-02T10:00:00Z', { reviewing: true }),
      changed('2026-11-03T09:00:00Z', { decided: true }),
      changed('2026-11-03T09:00:00Z', { decided: false }),
    ])
    expect(intervals).toEqual([{ stage: 'first', from: OF.receivedAt, to: null }])
  })

  it('refuses what comes too early, and what comes after its end', () => {
    expect(() => followPassage(OF, [changed('2026-11-01T00:00:00Z', { reviewing: true })])).toThrow(RangeError)
    const end: FlowEvent = { at: at('2026-11-03T09:00:00Z'), kind: 'ended', as: 'withdrawn', asked: false }
    expect(() => followPassage(OF, [end, changed('2026-11-04T00:00:00Z', { reviewing: true })])).toThrow(RangeError)
  })

  it('has intervals without gaps from its receipt to its end, whatever happens', () => {
    fc.assert(
      fc.property(madeHistory(), (passages) => {
        for (const { receivedAt, end, intervals } of passages) {
          const open = intervals.filter(({ stage }) => stage !== 'with-candidate')
          expect(open[0]?.from).toBe(receivedAt)
          expect(open.at(-1)?.to ?? null).toBe(end?.at ?? null)
          intervals.slice(1).forEach(({ stage, from }, place) => {
            expect(from).toBe(intervals[place]?.to)
            expect(stage).not.toBe(intervals[place]?.stage)
          })
          if (end === null) expect(stageAt({ submissionId: 's', intervals }, receivedAt + 1e12)).toBe(open.at(-1)?.stage)
        }
      }),
    )
  })

  it('is in every stage in some history that is tried here', () => {
    const seen = new Set<Stage>()
    for (const passages of fc.sample(madeHistory(), 200)) {
      for (const { intervals } of passages) for (const { stage } of intervals) seen.add(stage)
    }
    expect([...seen].sort()).toEqual([...STAGES].sort())
  })
})

describe('stages', () => {
  it('are waiting, working, kept back or with the candidate', () => {
    expect(STAGES.map(kindOf)).toEqual([
      ...['waiting', 'working', 'waiting', 'working', 'waiting', 'working', 'waiting', 'working'],
      ...['release', 'candidate'],
    ])
    expect(OPEN_STAGES).not.toContain('with-candidate')
  })
})
