/**
 * Dates, sizes and shares in the reader's language, by `Intl`. Due dates are dates in the provider's zone: they are compared
 * with that zone's today and never shifted into the reader's zone. Made once per language and zone: `Intl` objects are slow to make.
 */
export type Formats = {
  /** A due date, such as "Tue 24 Nov"; with the year where it isn't this one. */
  calendarDate(date: string): string
  /** A day in the reader's zone, such as "12 Nov". */
  day(instant: string): string
  /** Date and time in the reader's zone. */
  dateTime(instant: string): string
  /** Time of day in the reader's zone. */
  time(instant: string): string
  /** Such as "2 min ago"; `null` under a minute, which has its own word in the texts. */
  age(instant: string, now: Date): string | null
  /** Whole days since then. */
  daysSince(instant: string, now: Date): number
  /** Such as "84 MB" or "967 bytes"; powers of 1000, as file managers show them. */
  bytes(count: number): string
  /** A part and its whole in the whole's unit: `38` and `61 MB`. */
  bytesOf(part: number, whole: number): { done: string; total: string }
  /** `share` from 0 to 1. */
  percent(share: number): string
  /** Such as "26 min", "1 hr 5 min", "12 seconds". */
  duration(seconds: number): string
  number(value: number): string
  list(items: readonly string[]): string
  /** Today in the provider's zone, `YYYY-MM-DD`. */
  today(now: Date): string
  /** Whole days from the provider's today to a due date; negative where it has passed. */
  daysUntil(date: string, now: Date): number
  /** IANA zone in which due dates are dates. */
  providerZone: string
}

const DAY_MS = 86_400_000
const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Which of the units fits; a number that would round to 1000 takes the next one. */
function byteStep(count: number): number {
  let step = 0
  for (let value = count; value >= 999.5 && step < BYTE_UNITS.length - 1; value /= 1000) step += 1
  return step
}

/** A calendar date as the noon of that date in UTC, so that showing it in UTC can't shift it. */
const noon = (date: string) => new Date(`${date}T12:00:00Z`)

/**
 * The reader's own variety of the interface's language: a reader in Britain or Portugal who reads English wants dates as they write them.
 * @param readerTags BCP 47 tags that the reader's system prefers, most wanted first
 */
export function regionalTag(language: string, readerTags: readonly string[]): string {
  return readerTags.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language
}

/**
 * @param language BCP 47 tag of the reader's language.
 * @param providerZone IANA zone in which due dates are dates.
 * @param readerZone IANA zone of the reader; by default the system's.
 */
export function makeFormats(language: string, providerZone: string, readerZone?: string): Formats {
  const zone = readerZone === undefined ? {} : { timeZone: readerZone }
  const calendar = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
  const calendarWithYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', ...zone })
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', ...zone })
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', ...zone })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'always', style: 'short' })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const number = new Intl.NumberFormat(language)
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  // `en-CA` writes dates as YYYY-MM-DD.
  const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: providerZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const numbers = new Map<string, Intl.NumberFormat>()
  const numberFormat = (options: Intl.NumberFormatOptions) => {
    const name = `${options.unit ?? ''}/${options.unitDisplay ?? ''}/${options.maximumFractionDigits ?? 0}`
    const known = numbers.get(name)
    if (known !== undefined) return known
    const made = new Intl.NumberFormat(language, options)
    numbers.set(name, made)
    return made
  }
  const unit = (value: number, name: string, most = 0) =>
    numberFormat({ style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: most }).format(value)
  // Short, seconds aren't written alike anywhere: "20 secs", "20 sec".
  const long = (value: number, name: string) => numberFormat({ style: 'unit', unit: name, unitDisplay: 'long' }).format(value)
  const digits = (most: number) => numberFormat({ maximumFractionDigits: most })
  const bytes = (count: number) => {
    const step = byteStep(count)
    // Short, a byte has no plural: "967 byte".
    if (step === 0) return long(count, 'byte')
    const value = count / 1000 ** step
    return unit(value, BYTE_UNITS[step] ?? 'byte', value < 10 ? 1 : 0)
  }

  const today = (now: Date) => isoDay.format(now)

  return {
    calendarDate: (date) => (date.slice(0, 4) === today(new Date()).slice(0, 4) ? calendar : calendarWithYear).format(noon(date)),
    day: (instant) => day.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    age(instant, now) {
      const minutes = Math.floor((now.getTime() - new Date(instant).getTime()) / 60_000)
      if (minutes < 1) return null
      if (minutes < 60) return relative.format(-minutes, 'minute')
      if (minutes < 60 * 24) return relative.format(-Math.floor(minutes / 60), 'hour')
      return relative.format(-Math.floor(minutes / (60 * 24)), 'day')
    },
    daysSince: (instant, now) => Math.max(0, Math.floor((now.getTime() - new Date(instant).getTime()) / DAY_MS)),
    bytes,
    bytesOf(part, whole) {
      const step = byteStep(whole)
      const value = part / 1000 ** step
      return { done: digits(step > 0 && value < 10 ? 1 : 0).format(value), total: bytes(whole) }
    },
    percent: (share) => percent.format(share),
    duration(seconds) {
      if (seconds < 60) return long(Math.round(seconds), 'second')
      const minutes = Math.round(seconds / 60)
      if (minutes < 60) return unit(minutes, 'minute')
      const rest = minutes % 60
      return rest === 0 ? unit(minutes / 60, 'hour') : `${unit(Math.floor(minutes / 60), 'hour')} ${unit(rest, 'minute')}`
    },
    number: (value) => number.format(value),
    list: (items) => list.format(items),
    today,
    daysUntil: (date, now) => Math.round((noon(date).getTime() - noon(today(now)).getTime()) / DAY_MS),
    providerZone,
  }
}
