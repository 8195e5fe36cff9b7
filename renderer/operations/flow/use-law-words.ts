import type { FlowAnswer } from '../../../shared/protocol'
import { useNumberWords } from '../../charts'
import { useFormats, useTexts } from '../../kit'

export type LawWords = { says: string | null; verdict: string; because: string[] }

/** Little's law of a period in plain words. */
export function useLawWords(): (law: FlowAnswer['littlesLaw']) => LawWords {
  const t = useTexts('flow')
  const formats = useFormats()
  const numbers = useNumberWords()
  const one = (value: number) => numbers.fixed(value, value < 100 ? 1 : 0)
  return (law) => {
    if ('reason' in law) return { says: null, verdict: t('law.few'), because: [] }
    const { open, leftPerDay, meanDays, expected, holds, because, before, after, stayed } = law
    const ends = {
      stayed: formats.number(stayed),
      before: formats.number(before.open),
      after: formats.number(after.open),
      beforeAge: one(before.meanAge),
      afterAge: one(after.meanAge),
    }
    return {
      says: t('law.says', { open: one(open), perDay: one(leftPerDay), days: one(meanDays), expected: one(expected) }),
      verdict: holds
        ? t('law.holds')
        : t('law.fails', { share: formats.percent(expected === 0 ? 1 : Math.abs(open - expected) / expected) }),
      because: because.map((reason) => t(`law.because.${reason}`, ends)),
    }
  }
}
