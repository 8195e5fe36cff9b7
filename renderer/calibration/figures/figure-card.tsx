import { isUnanswerable } from '../../../shared/reliability'
import { useNumberWords } from '../../charts'
import { useFormats, useTexts } from '../../kit'
import type { Answer, FigureName } from './compute-figures'
import classes from './figures.module.css'
import { readingOf, targetOf } from './readings'

/** One figure: its value, its interval on a line from 0 to 1 with its target, of how many, and what it is called by whom. */
export function FigureCard({ name, answer }: { name: FigureName; answer: Answer }) {
  const t = useTexts('calibration')
  return (
    <section className={classes.figure} aria-label={t(`figure.${name}`)}>
      <span className={classes.label}>{t(`figure.${name}`)}</span>
      {isUnanswerable(answer) ? (
        <>
          <span className={classes.value}>–</span>
          <p className={classes.reason}>
            {t(name === 'icc' && answer.reason === 'too-few-raters' ? 'figure.noneFinished' : `unanswerable.${answer.reason}`)}
          </p>
        </>
      ) : (
        <Answered name={name} answer={answer} />
      )}
    </section>
  )
}

function Answered({ name, answer }: { name: FigureName; answer: Exclude<Answer, { reason: string }> }) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const numbers = useNumberWords()
  const isShare = name === 'exact' || name === 'adjacent'
  const write = (value: number) => (isShare ? formats.percent(value) : numbers.coefficient(value))
  const { value, interval, units, raters } = answer
  const target = targetOf(name)
  const reading = readingOf(name, value)
  const words = [
    interval ? t('figure.interval', { low: write(interval.low), high: write(interval.high) }) : t('figure.noInterval'),
    t('figure.of', { units: formats.number(units), raters: formats.number(raters) }),
  ]
  const benchmarks = [
    ...(target ? [t('figure.target', { value: write(target.value) })] : []),
    ...(reading ? [t('figure.reading', { word: t(`word.${reading.word}`), who: t(`benchmark.${reading.benchmark}`) })] : []),
  ]
  return (
    <>
      <span className={classes.value}>{write(value)}</span>
      <span className={classes.scale} aria-hidden="true">
        {interval && (
          <span
            className={classes.bar}
            style={{ insetInlineStart: place(interval.low), width: `${(clamp(interval.high) - clamp(interval.low)) * 100}%` }}
          />
        )}
        <span className={classes.dot} style={{ insetInlineStart: place(value) }} />
        {target && <span className={classes.target} style={{ insetInlineStart: place(target.value) }} />}
      </span>
      <p className={classes.words}>{words.join(' · ')}</p>
      {benchmarks.length > 0 && <p className={classes.benchmarks}>{benchmarks.join(' · ')}</p>}
    </>
  )
}

/** The line goes from 0 to 1; what is worse than chance stands at its beginning. */
const clamp = (value: number) => Math.min(1, Math.max(0, value))
const place = (value: number) => `${clamp(value) * 100}%`
