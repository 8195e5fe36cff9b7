import { IconCheck } from '@tabler/icons-react'
import type { Criterion, Rubric, Survey } from '../../../../shared/domain'
import { criterionColors, useFormats, useTexts } from '../../../kit'
import { Words } from '../../evidence-text/words'
import { LevelComparison } from '../../levels/level-comparison'
import type { PlacedAnswer, PlacedSurvey } from './place-words'
import classes from './records.module.css'

type SurveyViewProps = {
  survey: Survey
  placed: PlacedSurvey
  rubric: Rubric
  levelIdOf(criterionId: string): string | null
}

/** A self-evaluation: its answers under the criterion that they speak to, the candidate's level beside the assessor's. */
export function SurveyView({ survey, placed, rubric, levelIdOf }: SurveyViewProps) {
  const t = useTexts('records')
  const { calendarDate } = useFormats()
  return (
    <>
      <header className={classes.header}>
        <h2 className={classes.title}>
          <Words at={placed.titleAt}>{survey.title}</Words>
        </h2>
        <p className={classes.faint}>
          {t('survey.answeredOn', { date: calendarDate(survey.answeredOn) })} ·{' '}
          {t('survey.answers', { count: survey.answers.length })}
        </p>
      </header>
      {placed.groups.map(({ criterionCode, answers }) => {
        const index = rubric.criteria.findIndex(({ code }) => code === criterionCode)
        const criterion = rubric.criteria[index] ?? null
        return (
          <section key={criterionCode ?? ''} className={classes.group}>
            <h3 className={classes.criterion}>
              {criterion && <span className={classes.dot} style={{ background: criterionColors(index).text }} aria-hidden />}
              {criterion ? `${criterion.code} ${criterion.title}` : (criterionCode ?? t('survey.noCriterion'))}
              {!criterion && criterionCode !== null && <span className={classes.faint}>{t('unknownCriterion')}</span>}
            </h3>
            {answers.map((answer) => (
              <Answer
                key={answer.answer.id}
                placed={answer}
                criterion={criterion}
                index={index}
                mineId={criterion && levelIdOf(criterion.id)}
              />
            ))}
          </section>
        )
      })}
    </>
  )
}

type AnswerProps = { placed: PlacedAnswer; criterion: Criterion | null; index: number; mineId: string | null }

function Answer({ placed, criterion, index, mineId }: AnswerProps) {
  const t = useTexts('records')
  const { answer, questionAt, wordsAt } = placed
  return (
    <div className={classes.answer}>
      <p className={classes.question}>
        <Words at={questionAt}>{answer.question}</Words>
      </p>
      {answer.kind === 'text' && (
        <p className={classes.text}>
          {answer.text.trim() === '' ? t('survey.noAnswer') : <Words at={wordsAt[0] ?? 0}>{answer.text}</Words>}
        </p>
      )}
      {answer.kind === 'choice' && (
        <ul className={classes.options} aria-label={t('survey.options')}>
          {answer.options.map((option, at) => {
            const isChosen = answer.chosen.includes(option)
            return (
              <li key={option} data-chosen={isChosen || undefined}>
                <span className={classes.tick}>
                  {isChosen && <IconCheck size={14} stroke={2.5} role="img" aria-label={t('survey.chosen')} />}
                </span>
                <Words at={wordsAt[at] ?? 0}>{option}</Words>
              </li>
            )
          })}
        </ul>
      )}
      {answer.kind === 'level' &&
        (criterion ? (
          <LevelComparison criterion={criterion} index={index} who={t('levels.candidate')} level={answer.level} mineId={mineId} />
        ) : (
          <p className={classes.level}>{t('survey.level', { level: answer.level })}</p>
        ))}
    </div>
  )
}
