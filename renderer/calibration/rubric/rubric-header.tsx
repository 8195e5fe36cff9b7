import { Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconFileImport, IconGitCompare, IconTrash } from '@tabler/icons-react'
import { Link } from 'wouter'
import { Chip, IconButton, useTexts } from '../../kit'
import type { RubricRecord } from '../../store'
import classes from '../calibration.module.css'
import type { RubricEditing } from '../editor/use-rubric-editing'

type Props = {
  record: RubricRecord
  editing: RubricEditing
  isWaiting: boolean
  isComparing: boolean
  /** How many fields aren't as they must be. */
  gaps: number
  mayPublish: boolean
  onView(): void
  onImport(): void
  /** Null where there is nothing to discard. */
  onDiscard: (() => void) | null
  onPublish(): void
}

/** Which rubric it is, whether what was typed is kept, and the way to publish it. */
export function RubricHeader({ record, editing, isWaiting, isComparing, gaps, mayPublish, ...does }: Props) {
  const t = useTexts('rubricEditor')
  const { achievement, versions } = record
  const { saved, undo, redo, canUndo, canRedo } = editing
  return (
    <header className={classes.header}>
      <Link href="/calibration" className={classes.back}>
        {t('back')}
      </Link>
      <h1>{t('heading', { achievement: achievement.name })}</h1>
      <Chip>{t('version', { version: versions[0]?.version ?? '' })}</Chip>
      {saved !== 'untouched' && <Chip tone={saved === 'failed' ? 'red' : 'brass'}>{t(`draft.${saved}`)}</Chip>}
      {saved !== 'untouched' && gaps > 0 && <Chip tone="red">{t('draft.gaps', { count: gaps })}</Chip>}
      <span className={classes.spring} />
      <div className={classes.actions}>
        <IconButton
          label={t('undo')}
          keys="mod+z"
          icon={<IconArrowBackUp size={17} />}
          disabled={!canUndo || isWaiting}
          onClick={undo}
        />
        <IconButton
          label={t('redo')}
          keys="mod+shift+z"
          icon={<IconArrowForwardUp size={17} />}
          disabled={!canRedo || isWaiting}
          onClick={redo}
        />
        <IconButton
          label={t('draft.discard')}
          icon={<IconTrash size={17} />}
          disabled={!does.onDiscard}
          onClick={() => does.onDiscard?.()}
        />
        <Button variant="default" leftSection={<IconFileImport size={16} />} disabled={isWaiting} onClick={does.onImport}>
          {t('exchange.open')}
        </Button>
        <Button variant="default" leftSection={<IconGitCompare size={16} />} aria-pressed={isComparing} onClick={does.onView}>
          {t(isComparing ? 'versions.toEditor' : 'versions.toCompare')}
        </Button>
        <Button disabled={!mayPublish} onClick={does.onPublish}>
          {t('publish.open')}
        </Button>
      </div>
    </header>
  )
}
