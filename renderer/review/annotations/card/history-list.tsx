import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Annotation, Rubric } from '../../../../shared/domain'
import { useFormats, useTexts } from '../../../kit'
import classes from './card.module.css'
import { versionSteps } from './version-steps'

type HistoryListProps = {
  annotation: Annotation
  rubric: Rubric
  /** Reads all versions, the first one first. */
  versions(): Promise<readonly Annotation[]>
  /** Makes a version the latest again; null where nothing can be changed. */
  onBringBack: ((version: Annotation) => void) | null
}

/** How an annotation came to be what it is, the latest step first, and the way back to each. */
export function HistoryList({ annotation, rubric, versions, onBringBack }: HistoryListProps) {
  const t = useTexts('review')
  const { dateTime } = useFormats()
  const [read, setRead] = useState<readonly Annotation[] | 'failed' | null>(null)
  useEffect(() => {
    let isCurrent = true
    versions().then(
      (all) => isCurrent && setRead(all),
      () => isCurrent && setRead('failed'),
    )
    return () => {
      isCurrent = false
    }
    // Read again with every version: what was just written belongs to the history.
  }, [versions, annotation.version])
  if (read === null) return null
  if (read === 'failed') return <p className={classes.faint}>{t('annotations.history.failed')}</p>
  return (
    <ol className={classes.history} aria-label={t('annotations.history.title')}>
      {versionSteps(read).map(({ version, changes }, at) => (
        <li key={version.version}>
          <span className={classes.step}>
            <span>
              {changes
                .map((change) =>
                  change === 'criterion'
                    ? t('annotations.history.criterion', { code: codeOf(rubric, version) ?? t('annotations.noCriterion') })
                    : t(`annotations.history.${change}`),
                )
                .join(' · ')}
            </span>
            <span className={classes.faint}>
              {t('annotations.history.by')} · <time dateTime={version.modifiedAt}>{dateTime(version.modifiedAt)}</time>
            </span>
            {changes.includes('comment') && <q className={classes.then}>{version.comment}</q>}
          </span>
          {at > 0 && onBringBack && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('annotations.history.bringBackFrom', { time: dateTime(version.modifiedAt) })}
              onClick={() => onBringBack(version)}
            >
              {t('annotations.history.bringBack')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  )
}

function codeOf(rubric: Rubric, { criterionId }: Annotation): string | undefined {
  return rubric.criteria.find((criterion) => criterion.id === criterionId)?.code
}
