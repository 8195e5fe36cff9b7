import { useLanguage } from '../kit'
import type { DateTick } from './date-ticks'

/** Dates of a line, as short as they can be. */
export type DateWords = { tick(tick: Pick<DateTick, 'date' | 'as'>): string; month(date: string): string }

const made = new Map<string, DateWords>()

export function makeDateWords(language: string): DateWords {
  const of = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
    return (date: string) => format.format(new Date(`${date}T12:00:00Z`))
  }
  const formats = {
    day: of({ day: 'numeric', month: 'short' }),
    month: of({ month: 'short' }),
    year: of({ month: 'short', year: 'numeric' }),
  }
  return { tick: ({ date, as }) => formats[as](date), month: of({ month: 'long', year: 'numeric' }) }
}

export function useDateWords(): DateWords {
  const language = useLanguage()
  const words = made.get(language) ?? makeDateWords(language)
  made.set(language, words)
  return words
}
