import type { ReactNode } from 'react'
import { type Completion, isUnanswerable, type Unanswerable } from '../../../shared/flow'
import { useFormats, useTexts } from '../../kit'
import type { CaseForecast } from './compute-forecast'
import classes from './forecast.module.css'
import { dateAfter, type History } from './history'

type Props = {
  name: string
  /** Undefined until it is worked out. */
  forecast: CaseForecast | undefined
  /** What it is compared with, by which it is better or worse. */
  against?: CaseForecast | undefined
  history: History
  /** The change does nothing to what is open now. */
  isPresentSame?: boolean
  /** There is nothing to work out. */
  isUnknown?: boolean
  /** How it is changed. */
  children?: ReactNode
}

/** One case: by when what is open is done, and by when nothing is open. */
export function WhatIfCard({ name, forecast, against, history, isPresentSame = false, isUnknown = false, children }: Props) {
  const t = useTexts('flow')
  const said = (which: 'present' | 'all') => (
    <Said
      what={t(`forecast.${which}`)}
      answer={forecast?.[which]}
      against={against?.[which]}
      history={history}
      isUnknown={isUnknown}
    />
  )
  return (
    <section className={classes.case} aria-label={name}>
      <h3>{name}</h3>
      {children}
      {isPresentSame ? (
        <div className={classes.said}>
          <p className={classes.what}>{t('forecast.present')}</p>
          <p className={classes.note}>{t('forecast.sameAsNow')}</p>
        </div>
      ) : (
        said('present')
      )}
      {said('all')}
    </section>
  )
}

type Answer = Completion | Unanswerable | undefined

type SaidProps = { what: string; answer: Answer; against: Answer; history: History; isUnknown: boolean }

function Said({ what, answer, against, history, isUnknown }: SaidProps) {
  const t = useTexts('flow')
  const formats = useFormats()
  const by = (days: number, horizon: number) =>
    Number.isFinite(days)
      ? formats.calendarDate(dateAfter(history, days))
      : t('forecast.notBefore', { date: formats.calendarDate(dateAfter(history, horizon)) })
  if (isUnknown || answer === undefined) {
    return (
      <div className={classes.said}>
        <p className={classes.what}>{what}</p>
        <p className={classes.by}>–</p>
      </div>
    )
  }
  if (isUnanswerable(answer)) {
    return (
      <div className={classes.said}>
        <p className={classes.what}>{what}</p>
        <p className={classes.note}>{t('forecast.never')}</p>
      </div>
    )
  }
  const { days, horizon } = answer
  const turn = against === undefined || isUnanswerable(against) ? 0 : Math.sign(days[85] - against.days[85])
  return (
    <div className={classes.said}>
      <p className={classes.what}>{what}</p>
      <p className={classes.by} data-turn={turn < 0 ? 'sooner' : turn > 0 ? 'later' : undefined}>
        {by(days[85], horizon)} <small>{t('forecast.sure')}</small>
      </p>
      <p className={classes.note}>
        {t('forecast.others', { p50: by(days[50], horizon), p70: by(days[70], horizon), p95: by(days[95], horizon) })}
      </p>
    </div>
  )
}
