import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../kit'
import type { RubricRecord } from '../../store'
import classes from '../calibration.module.css'

type Props = { record: Pick<RubricRecord, 'draftVersion' | 'isDraftFromHere'>; onTake(): void }

/**
 * Says that another window has written this draft since it was opened here: what is typed last stands, and nobody should find that out
 * afterwards.
 */
export function ElsewhereLine({ record: { draftVersion, isDraftFromHere }, onTake }: Props) {
  const t = useTexts('rubricEditor')
  const [opened] = useState(draftVersion)
  if (draftVersion === null || draftVersion === opened || isDraftFromHere) return null
  return (
    <div className={classes.asked} data-refused role="alert">
      <span>
        <strong>{t('elsewhere.title')}</strong> {t('elsewhere.hint')}
      </span>
      <Button size="compact-sm" variant="default" onClick={onTake}>
        {t('elsewhere.take')}
      </Button>
    </div>
  )
}
