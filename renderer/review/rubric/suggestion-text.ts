import { type Assessment, type Rubric, type Scoring, scoreFor, type Suggestion } from '../../../shared/domain'
import { useLanguage, useTexts } from '../../kit'
import { wordHeadline, wordSuggestion } from './suggestion-words'

/** Why the rubric suggests an outcome, as sentences in the language of the interface, most telling first. */
export function useSuggestionWords(rubric: Rubric, scoring: Scoring, suggestion: Suggestion): string[] {
  const t = useTexts('rubric')
  const language = useLanguage()
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const share = new Intl.NumberFormat(language, { style: 'percent' })
  return wordSuggestion(rubric, scoring, suggestion).map(({ key, values, codes, shares }) => {
    const shown = Object.fromEntries(Object.entries(shares ?? {}).map(([name, value]) => [name, share.format(value)]))
    return t(key, { ...values, ...shown, ...(codes ? { codes: list.format(codes), count: codes.length } : {}) })
  })
}

/** What the rubric suggests so far, in a few words. */
export function useSuggestionHeadline(rubric: Rubric, assessment: Pick<Assessment, 'scores'>, suggestion: Suggestion): string {
  const t = useTexts('rubric')
  const scored = rubric.criteria.filter(({ id }) => scoreFor(assessment, id).levelId !== null).length
  return t(wordHeadline(suggestion, scored, rubric.criteria.length))
}
