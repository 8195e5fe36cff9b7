import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { cutDistance, type ScoreReport } from '../../../../shared/domain'
import { useFormats, useTexts } from '../../../kit'
import classes from './records.module.css'
import { ScoreBar } from './score-bar'

/** The total against its cut score, and how sure that is. */
export function ReportTotal({ total }: { total: ScoreReport['total'] }) {
  const t = useTexts('records')
  const { number } = useFormats()
  const { score, maximum, cutScore, standardError, passed } = total
  const isReached = score >= cutScore
  const distance = cutDistance(total)
  return (
    <section className={classes.total} data-passed={passed}>
      <div className={classes.totalHead}>
        <p className={classes.score}>{t('report.score', { score: number(score), maximum: number(maximum) })}</p>
        <p className={classes.verdict}>
          {passed ? <IconCircleCheck size={18} aria-hidden /> : <IconCircleX size={18} aria-hidden />}
          {t(passed ? 'report.passed' : 'report.notPassed')}
        </p>
      </div>
      <ScoreBar score={score} maximum={maximum} cutScore={cutScore} standardError={standardError} />
      <p>
        {t(isReached ? 'report.cutReached' : 'report.cutMissed', {
          cut: number(cutScore),
          by: number(Math.abs(score - cutScore)),
        })}
      </p>
      {standardError > 0 && (
        <p>
          {t('report.error', {
            error: number(standardError),
            low: number(round(Math.max(0, score - standardError))),
            high: number(round(Math.min(maximum, score + standardError))),
          })}
        </p>
      )}
      <p className={classes.means}>{t(`report.distance.${distance}`)}</p>
      {isReached !== passed && <p className={classes.means}>{t(passed ? 'report.passedBelow' : 'report.failedAbove')}</p>}
    </section>
  )
}

const round = (points: number) => Math.round(points * 10) / 10
