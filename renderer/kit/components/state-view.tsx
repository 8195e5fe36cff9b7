import { Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTexts } from '../texts'
import classes from './state-view.module.css'

type EmptyProps = {
  icon?: ReactNode
  title: string
  /** What to do now. */
  hint?: ReactNode
  /** Buttons. */
  actions?: ReactNode
}

/** Instead of a list that has nothing in it. */
export function EmptyState({ icon, title, hint, actions }: EmptyProps) {
  return (
    <div className={classes.state}>
      {icon !== undefined && (
        <div className={classes.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      <p className={classes.title}>{title}</p>
      {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}

type ErrorProps = {
  icon?: ReactNode
  /** What happened. */
  title: string
  /** What is safe. */
  safe?: string
  /** What to do. */
  hint?: ReactNode
  actions?: ReactNode
  /** The message of the machine, for whoever is asked for help. */
  details?: string
}

/** Instead of something that could not be shown: what happened, what is safe, and what to do. */
export function ErrorState({ icon, title, safe, hint, actions, details }: ErrorProps) {
  return (
    <div className={classes.state} role="alert">
      {icon !== undefined && (
        <div className={classes.icon} data-error="true" aria-hidden="true">
          {icon}
        </div>
      )}
      <p className={classes.title}>{title}</p>
      {safe !== undefined && <p className={classes.hint}>{safe}</p>}
      {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      {details !== undefined && <pre className={classes.details}>{details}</pre>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}

const PATIENCE_MS = 200

/** Rows of grey where a list will be; nothing at all in the first 200 ms, in which most lists arrive. */
export function LoadingState({ rows = 6, rowHeight = 48 }: { rows?: number; rowHeight?: number }) {
  const t = useTexts('kit')
  const isLate = useIsLate(PATIENCE_MS)
  if (!isLate) return <div aria-busy="true" />
  return (
    <div className={classes.loading} role="status" aria-busy="true" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes.loadingRow} style={{ height: rowHeight }}>
          <Skeleton height={11} width="14%" />
          <Skeleton height={11} width="34%" />
          <Skeleton height={11} width="18%" />
        </div>
      ))}
    </div>
  )
}

function useIsLate(afterMs: number): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), afterMs)
    return () => clearTimeout(timer)
  }, [afterMs])
  return isLate
}
