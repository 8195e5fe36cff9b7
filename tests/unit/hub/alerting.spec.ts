import { describe, expect, it } from 'vitest'
import { isToTell, judgeAlerting } from '../../../hub/policy'
import { datesTold, nextSending } from '../../../hub/report-mails/times'
import { type AlertTerms, MOST_RULES } from '../../../shared/domain'
import { dateOf, dayNumberOf, isQuiet, openCalendar } from '../../../shared/flow'

const calendar = openCalendar({
  timeZone: 'Europe/Berlin',
  workingDays: [1, 2, 3, 4, 5],
  workingHours: { start: '09:00', end: '17:00' },
  holidays: ['2026-12-25'],
})
const terms = (change: Partial<AlertTerms> = {}): AlertTerms => ({
  name: 'Late',
  measure: 'queue',
  achievementId: null,
  over: 10,
  remindEveryDays: null,
  desktop: false,
  emails: [],
  language: 'en',
  webhook: null,
  quietHours: null,
  quietOnFreeDays: false,
  ...change,
})
/** By Berlin's clocks in winter, unless said otherwise. */
const at = (local: string, offset = '+01:00') => new Date(`${local}:00${offset}`)

describe('quiet hours', () => {
  it('go by the provider’s clocks, over midnight too, with their beginning and without their end', () => {
    const night = terms({ quietHours: { from: '20:00', to: '07:00' } })
    const noon = terms({ quietHours: { from: '12:00', to: '13:00' } })
    const quiet = (of: AlertTerms, times: string[]) =>
      times.map((time) => isQuiet(of, calendar, at(`2026-11-24T${time}`).getTime()))
    expect(quiet(night, ['06:59', '07:00', '19:59', '20:00', '23:59', '00:00'])).toEqual([true, false, false, true, true, true])
    expect(quiet(noon, ['11:59', '12:00', '12:59', '13:00'])).toEqual([false, true, true, false])
    // In summer the same hour is another instant.
    expect(isQuiet(night, calendar, at('2026-07-01T06:30', '+02:00').getTime())).toBe(true)
    expect(isQuiet(night, calendar, at('2026-07-01T06:30').getTime())).toBe(false)
  })

  it('last all of a free day, a holiday too, where that is wanted', () => {
    const days = ['2026-11-21', '2026-11-23', '2026-12-25']
    expect(days.map((day) => isQuiet(terms({ quietOnFreeDays: true }), calendar, at(`${day}T12:00`).getTime()))).toEqual([
      true,
      false,
      true,
    ])
    expect(days.some((day) => isQuiet(terms(), calendar, at(`${day}T12:00`).getTime()))).toBe(false)
  })

  it('put off what is to be told; a reminder comes on its day', () => {
    const daily = terms({ remindEveryDays: 2, quietHours: { from: '20:00', to: '07:00' } })
    const told = at('2026-11-23T19:55')
    const tell = (time: string, last: Date | null = told) => isToTell(daily, last, calendar, at(time))
    expect([tell('2026-11-23T21:00', null), tell('2026-11-24T07:00', null)]).toEqual([false, true])
    expect([tell('2026-11-24T23:00'), tell('2026-11-25T06:00'), tell('2026-11-25T07:00')]).toEqual([false, false, true])
    expect(isToTell(terms(), told, calendar, at('2027-11-25T07:00'))).toBe(false)
  })
})

describe('figures that are sent', () => {
  const week = { rhythm: { every: 'week', weekday: 1 }, hour: 8 } as const
  const month = { rhythm: { every: 'month', day: 1 }, hour: 2 } as const

  it('go out at their hour by the provider’s clocks, on either side of a change', () => {
    expect(nextSending(week, calendar, at('2026-10-19T08:00', '+02:00'))).toEqual(at('2026-10-26T08:00'))
    expect(nextSending(week, calendar, at('2026-10-26T07:59'))).toEqual(at('2026-10-26T08:00'))
    expect(nextSending(month, calendar, at('2026-12-31T23:59'))).toEqual(at('2027-01-01T02:00'))
    // 02:00 is left out on the 28th of March 2027: the first instant after it.
    expect(nextSending({ ...month, rhythm: { every: 'month', day: 28 } }, calendar, at('2027-03-27T12:00'))).toEqual(
      at('2027-03-28T03:00', '+02:00'),
    )
  })

  it('tell of the seven dates before, or of the calendar month before', () => {
    const told = (of: typeof week | typeof month, day: string) => {
      const { first, last } = datesTold(of, dayNumberOf(day))
      return [dateOf(first), dateOf(last)]
    }
    expect(told(week, '2026-11-23')).toEqual(['2026-11-16', '2026-11-22'])
    expect(told(month, '2028-03-01')).toEqual(['2028-02-01', '2028-02-29'])
    expect(told({ ...month, rhythm: { every: 'month', day: 28 } } as never, '2026-01-28')).toEqual(['2025-12-01', '2025-12-31'])
  })
})

describe('who sets rules', () => {
  const known = { person: { roles: ['admin'] }, isThere: false, count: 0, hasAchievement: true, sendsMail: true } as const
  it.each([
    ['an admin', {}, null],
    ['a lead', { person: { roles: ['lead', 'assessor'] } }, 'not-an-admin'],
    ['for an achievement that isn’t there', { hasAchievement: false }, 'incomplete'],
    ['one too many', { count: MOST_RULES }, 'too-many'],
    ['one of as many as there may be, changed', { count: MOST_RULES, isThere: true }, null],
    ['with addresses, where no e-mail is sent', { sendsMail: false }, 'no-mail'],
  ] as const)('%s', (_, change, code) => {
    const refusal = judgeAlerting({ emails: ['one@example.org'] }, { ...known, ...change } as never)
    expect(refusal?.code ?? null).toBe(code)
  })
})
