import { useFormats, useTexts } from '../../kit'
import { type ExchangeNote, type ExchangePlace, type ExchangeProblem, MOST_BYTES } from './exchange'

/** What is wrong with a file, and what a reader should know of it, each with its place in words. */
export function useExchangeWords(): { problem(problem: ExchangeProblem): string; note(note: ExchangeNote): string } {
  const t = useTexts('rubricEditor')
  const formats = useFormats()
  const placed = (words: string, { row, criterion }: ExchangePlace) => {
    const places = [
      ...(row === null ? [] : [t('exchange.row', { row: formats.number(row) })]),
      ...(criterion === null || criterion === '' ? [] : [criterion]),
    ]
    return places.length === 0 ? words : t('exchange.at', { place: places.join(', '), words })
  }
  return {
    problem: (one) =>
      placed(
        t(`exchange.problem.${one.code}`, {
          field: one.field ?? '',
          value: one.value ?? '',
          most: formats.bytes(MOST_BYTES),
        }),
        one,
      ),
    note: (one) => placed(t(`exchange.note.${one.kind}`, { field: one.field ?? '' }), one),
  }
}
