import { describe, expect, it } from 'vitest'
import { DEFAULT_ROSTER, listRoster, type RosterSettings } from '../../../renderer/calibration/panel/roster-list'
import { personPoints, personSeries } from '../../../renderer/calibration/panel/person-series'
import { inMonths, standingOf } from '../../../renderer/calibration/panel/standing'
import type { PersonRecord, RosterEntry } from '../../../renderer/store'
import { newId, type Qualification } from '../../../shared/domain'
import { isUnanswerable } from '../../../shared/reliability'
import { criteriaWith } from './panels'

const TODAY = '2026-11-23'

function entryOf(
  name: string,
  qualification: Partial<Qualification> | null,
  policy: object = { qualifiedOnly: true },
  person: object = {},
): RosterEntry {
  const [personId, achievementId] = [newId(), 'of-all']
  return {
    personId,
    achievementId,
    person: { id: personId, name, panels: ['p'], ...person },
    isMe: false,
    achievement: { id: achievementId, name: 'Report', policy },
    qualification: qualification && { until: null, ended: null, ...qualification },
    asked: null,
  } as RosterEntry
}

describe('how somebody stands', () => {
  it.each([
    [{ until: '2026-12-23' }, 'ends-soon', null, null],
    [{ until: '2026-12-24' }, 'qualified', null, null],
    [{ until: TODAY }, 'ends-soon', null, null],
    [{ until: null }, 'qualified', null, null],
    // The hub hasn't ended it yet; its day is over all the same.
    [{ until: '2026-11-22' }, 'ended', 'qualification', '2026-11-22'],
    [
      { until: null, ended: { on: '2026-11-20', by: 'lead', leadName: 'L', reason: null } },
      'ended',
      'qualification',
      '2026-11-20',
    ],
    [null, 'missing', 'qualification', null],
  ] as const)('with %j', (qualification, state, bar, endedOn) => {
    expect(standingOf(entryOf('Ada', qualification), TODAY)).toMatchObject({ state, bar, endedOn })
  })

  it('may assess without a qualification where policy asks for none, and not without what else it asks for', () => {
    expect(standingOf(entryOf('Ada', null, {}), TODAY)).toMatchObject({ state: 'not-asked', bar: null })
    expect(standingOf(entryOf('Ada', {}, { panelId: 'q', competence: 'Health' }), TODAY).bar).toBe('panel')
    expect(standingOf(entryOf('Ada', {}, { competence: 'Health' }), TODAY).bar).toBe('competence')
    expect(standingOf(entryOf('Ada', {}, { competence: 'Health' }, { competences: ['Health'] }), TODAY).bar).toBeNull()
  })

  it('months end on the last day where a month is too short', () => {
    expect([inMonths('2026-11-30', 3), inMonths('2027-11-30', 3), inMonths(TODAY, 12)]).toEqual([
      '2027-02-28',
      '2028-02-29',
      '2027-11-23',
    ])
  })
})

describe('the roster', () => {
  const entries = [
    entryOf('Ada', {}),
    entryOf('Ben', null),
    entryOf('Cem', { until: '2026-12-20' }),
    entryOf('Dan', { until: '2026-11-01' }),
    entryOf('Eva', { until: '2026-12-01' }),
    entryOf('Fay', null, {}),
  ]
  const names = (settings: Partial<RosterSettings>, search = '') =>
    listRoster(entries, { ...DEFAULT_ROSTER, ...settings }, search, TODAY)
      .map(({ entry }) => entry.person.name)
      .join(' ')

  it('says first what ends soon, the soonest first, then what ended, then what is missing', () => {
    expect(names({})).toBe('Eva Cem Dan Ben Ada Fay')
    expect(names({ sort: { by: 'until', direction: 'ascending' } })).toBe('Dan Eva Cem Ada Ben Fay')
    expect(names({ sort: { by: 'person', direction: 'descending' } })).toBe('Fay Eva Dan Cem Ben Ada')
  })

  it('is narrowed down', () => {
    expect(names({ show: 'attention' })).toBe('Eva Cem Dan Ben')
    expect(names({ show: 'may' })).toBe('Eva Cem Ada Fay')
    expect(names({ show: 'may-not' })).toBe('Dan Ben')
    expect(names({ show: 'ends-soon' })).toBe('Eva Cem')
    expect(names({ achievementId: 'another' })).toBe('')
    expect(names({}, ' FA')).toBe('Fay')
  })
})

describe('one person over time', () => {
  const criteria = criteriaWith(4, 4)
  const personId = newId()
  const scoredRound = (mode: 'practice' | 'seeding', month: number, levels: number[]) => {
    const exemplars = levels.map(() => ({ submissionId: newId(), allocationId: newId(), pseudonym: '0000-AA' }))
    const score = (by: string | null, at: number, level: number) => ({
      id: newId(),
      personId: by,
      submissionId: exemplars[at]?.submissionId,
      rubricVersion: 1,
      receivedAt: new Date(Date.UTC(2026, month, at + 1)).toISOString(),
      scores: criteria.map(({ id, levels: all }) => ({ criterionId: id, levelId: all[level]?.id ?? null })),
    })
    const panel = [{ personId: newId() }, { personId }]
    return {
      round: { name: `${mode} ${month}`, mode, exemplars, panel, rubricVersion: 1 },
      rubric: { criteria },
      scores: exemplars.flatMap((_, at) => [score(null, at, 2), score(personId, at, levels[at] ?? 2)]),
    }
  }
  const record = {
    entry: { personId },
    rounds: [scoredRound('seeding', 9, [2, 1, 2, 1, 0]), scoredRound('practice', 7, [2, 3, 2, 3])],
    differences: [
      { id: newId(), personId, beside: 'second-look', week: '2026-09-07', distance: 0.5, criteria: 2 },
      { id: newId(), personId, beside: 'second', week: '2026-06-01', distance: -0.25, criteria: 2 },
    ],
  } as unknown as PersonRecord

  it('stands in the order of time, whatever it comes from', () => {
    const points = personPoints(record)
    expect(points.map(({ source, distance }) => [source, distance])).toEqual([
      ['second', -0.25],
      ...[0, 1, 0, 1].map((distance) => ['practice', distance]),
      ['second-look', 0.5],
      ...[0, -1, 0, -1, -2].map((distance) => ['seeding', distance]),
    ])
    expect(points[1]).toMatchObject({ roundName: 'practice 7', on: '2026-08-01' })
  })

  it('is charted by what has a reference, by colleagues, or by both, and too few are too few', () => {
    const points = personPoints(record)
    const [all, rounds, colleagues] = (['all', 'rounds', 'colleagues'] as const).map((part) => personSeries(points, part))
    expect([all, rounds, colleagues].map((series) => series?.points.length)).toEqual([11, 9, 2])
    expect(isUnanswerable(all?.chart ?? { reason: 'no-overlap' })).toBe(false)
    expect(colleagues?.chart).toEqual({ reason: 'too-few-units' })
  })
})
