import { IconCheck, IconX } from '@tabler/icons-react'
import type { Rubric } from '../../../../shared/domain'
import { criterionColors, useFormats, useTexts } from '../../../kit'
import { Words } from '../../evidence-text/words'
import type { PlacedSection } from './place-words'
import classes from './records.module.css'
import { ScoreBar } from './score-bar'

/** One section of an exam: its score against its cut, the criteria that it speaks to, and its items. */
export function ReportSectionView({ placed, rubric }: { placed: PlacedSection; rubric: Rubric }) {
  const t = useTexts('records')
  const { number } = useFormats()
  const { section, nameAt, topicsAt } = placed
  const { score, maximum, cutScore } = section
  const isReached = cutScore !== null && score >= cutScore
  return (
    <div className={classes.section}>
      <div className={classes.sectionHead}>
        <h4 className={classes.name}>
          <Words at={nameAt}>{section.name}</Words>
        </h4>
        {section.criterionCodes.map((code) => (
          <CriterionChip key={code} code={code} rubric={rubric} />
        ))}
        <span className={classes.points}>{t('report.score', { score: number(score), maximum: number(maximum) })}</span>
      </div>
      <ScoreBar score={score} maximum={maximum} cutScore={cutScore} />
      {cutScore !== null && (
        <p className={classes.reached} data-reached={isReached}>
          {isReached ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
          {t(isReached ? 'report.cutReached' : 'report.cutMissed', {
            cut: number(cutScore),
            by: number(Math.abs(score - cutScore)),
          })}
        </p>
      )}
      {section.items.length > 0 && (
        <table className={classes.items}>
          <thead>
            <tr>
              <th scope="col">{t('report.item')}</th>
              <th scope="col">{t('report.topic')}</th>
              <th scope="col">{t('report.points')}</th>
            </tr>
          </thead>
          <tbody>
            {section.items.map((item, at) => (
              <tr key={item.id}>
                <td className={classes.faint}>{item.id}</td>
                <td>
                  <Words at={topicsAt[at] ?? 0}>{item.topic}</Words>
                </td>
                <td className={classes.itemPoints}>
                  <ScoreBar score={item.points} maximum={item.maximum} cutScore={null} />
                  {t('report.score', { score: number(item.points), maximum: number(item.maximum) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function CriterionChip({ code, rubric }: { code: string; rubric: Rubric }) {
  const t = useTexts('records')
  const index = rubric.criteria.findIndex((criterion) => criterion.code === code)
  const title = rubric.criteria[index]?.title ?? t('unknownCriterion')
  return (
    <span className={classes.chip} title={title}>
      {index >= 0 && <span className={classes.dot} style={{ background: criterionColors(index).text }} aria-hidden />}
      {code}
    </span>
  )
}
