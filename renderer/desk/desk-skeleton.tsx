import { Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTexts } from '../kit'
import classes from './desk.module.css'

/** A desk opens faster than this; a skeleton that flashes by is only noise. */
const PATIENCE_MS = 200

/** The desk's three panels in grey, while it takes longer than usual to open. */
export function DeskSkeleton() {
  const t = useTexts('desk')
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isLate) return <div className={classes.desk} aria-busy="true" />
  return (
    <div className={classes.desk} role="status" aria-busy="true" aria-label={t('page.loading')}>
      <div className={classes.skeletonHeader}>
        <Skeleton height={16} width={220} />
        <Skeleton height={12} width={180} />
      </div>
      <div className={classes.skeletonPanels}>
        <div>
          {[0, 1, 2, 3, 4].map((row) => (
            <Skeleton key={row} height={44} />
          ))}
        </div>
        <div>
          <Skeleton height="100%" />
        </div>
        <div>
          {[0, 1, 2, 3].map((row) => (
            <Skeleton key={row} height={36} />
          ))}
        </div>
      </div>
    </div>
  )
}
