import type { ReportSection, ScoreReport, Survey, SurveyAnswer } from '../../../../shared/domain'
import { TextBuilder } from '../../evidence-text/text-builder'

/** An answer, and where its words begin in the record's text. */
export type PlacedAnswer = {
  answer: SurveyAnswer
  questionAt: number /** One for a text, one for each option. */
  wordsAt: readonly number[]
}

export type PlacedSurvey = {
  text: string
  titleAt: number
  /** By the code of the criterion that they speak to, those that speak to none at the end. */
  groups: readonly { criterionCode: string | null; answers: readonly PlacedAnswer[] }[]
}

/** The one text of a survey, in the order in which it is shown; the same whatever rubric it is shown beside. */
export function placeSurvey({ title, answers }: Survey): PlacedSurvey {
  const builder = new TextBuilder()
  const titleAt = builder.add(title)
  const codes = [...new Set(answers.map(({ criterionCode }) => criterionCode))].sort(byCode)
  const groups = codes.map((criterionCode) => ({
    criterionCode,
    answers: answers.filter((answer) => answer.criterionCode === criterionCode).map((answer) => placeAnswer(builder, answer)),
  }))
  return { text: builder.text, titleAt, groups }
}

function placeAnswer(builder: TextBuilder, answer: SurveyAnswer): PlacedAnswer {
  const questionAt = builder.add(answer.question)
  const words = answer.kind === 'text' ? [answer.text] : answer.kind === 'choice' ? answer.options : []
  return { answer, questionAt, wordsAt: words.map((one) => builder.add(one)) }
}

function byCode(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return one.localeCompare(other, 'en', { numeric: true })
}

export type PlacedSection = { section: ReportSection; nameAt: number; topicsAt: readonly number[] }

export type PlacedReport = {
  text: string
  nameAt: number
  providerAt: number
  sections: readonly PlacedSection[]
  notesAt: readonly number[]
}

/** The one text of a score report: what somebody wrote, without the numbers that the interface puts into words. */
export function placeReport({ exam, sections, proctoring }: ScoreReport): PlacedReport {
  const builder = new TextBuilder()
  const nameAt = builder.add(exam.name)
  const providerAt = builder.add(exam.provider)
  const placedSections = sections.map((section) => ({
    section,
    nameAt: builder.add(section.name),
    topicsAt: section.items.map(({ topic }) => builder.add(topic)),
  }))
  const notesAt = proctoring.notes.map(({ note }) => builder.add(note))
  return { text: builder.text, nameAt, providerAt, sections: placedSections, notesAt }
}
