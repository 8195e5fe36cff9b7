import { describe, expect, test } from 'vitest'
import { makeFormats, regionalTag } from '../../../renderer/kit/formats/formats'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const en = makeFormats('en', 'Europe/Berlin', 'America/New_York')
const de = makeFormats('de', 'Europe/Berlin', 'Europe/Berlin')

describe('due dates', () => {
  test('belong to the provider: its today may be another than the reader’s', () => {
    const lateEveningInNewYork = new Date('2026-11-24T23:30:00Z')
    expect(en.today(lateEveningInNewYork)).toBe('2026-11-25')
    expect(en.daysUntil('2026-11-25', lateEveningInNewYork)).toBe(0)
    expect(en.daysUntil('2026-11-24', lateEveningInNewYork)).toBe(-1)
  })

  test('are never shifted into the reader’s zone, and say the year where it is another', () => {
    expect(en.calendarDate('2031-01-01')).toBe('Jan 1, 2031')
    expect(de.calendarDate('2031-01-01')).toBe('1. Jan. 2031')
  })

  test('count whole days across a change of daylight saving', () => {
    expect(de.daysUntil('2026-10-26', new Date('2026-10-24T12:00:00Z'))).toBe(2)
  })
})

describe('sizes', () => {
  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [4_200, '4.2 kB'],
    [84_000_000, '84 MB'],
    [999_600, '1 MB'],
    [1_200_000_000, '1.2 GB'],
  ])('%i bytes are shown in the largest unit that fits', (count, text) => {
    expect(plain(en.bytes(count))).toBe(text)
  })

  test('of a part are in the unit of the whole', () => {
    expect(en.bytesOf(38_200_000, 61_000_000)).toEqual({ done: '38', total: '61 MB' })
    expect(en.bytesOf(400_000, 61_000_000).done).toBe('0.4')
  })

  test('have the plural of the reader’s language', () => {
    expect(plain(de.bytes(967))).toBe('967 Byte')
  })

  test('use the reader’s decimal sign', () => {
    expect(plain(de.bytes(1_200_000_000))).toBe('1,2 GB')
  })
})

describe('times', () => {
  const now = new Date('2026-11-24T12:00:00Z')

  test('have no age under a minute, which the texts call "just now"', () => {
    expect(en.age('2026-11-24T11:59:30Z', now)).toBeNull()
  })

  test.each([
    ['2026-11-24T11:58:00Z', '2 min. ago'],
    ['2026-11-24T09:00:00Z', '3 hr. ago'],
    ['2026-11-21T11:00:00Z', '3 days ago'],
  ])('%s is that long ago', (instant, text) => {
    expect(plain(en.age(instant, now) ?? '')).toBe(text)
  })

  test.each([
    [12, '12 seconds'],
    [1, '1 second'],
    [26 * 60, '26 min'],
    [65 * 60, '1 hr 5 min'],
    [7200, '2 hr'],
  ])('%i seconds are shown in hours and minutes', (seconds, text) => {
    expect(plain(en.duration(seconds))).toBe(text)
  })
})

describe('the reader’s variety of a language', () => {
  test('is the one that their system prefers', () => {
    expect(regionalTag('en', ['pt-PT', 'en-GB', 'en-US'])).toBe('en-GB')
    expect(makeFormats(regionalTag('en', ['en-GB']), 'Europe/Lisbon').calendarDate('2026-11-24')).toBe('Tue 24 Nov')
  })

  test('is the language itself where the system prefers none of it', () => {
    expect(regionalTag('de', ['pt-PT', 'en-GB'])).toBe('de')
    expect(regionalTag('de', ['den-CA'])).toBe('de')
  })
})
