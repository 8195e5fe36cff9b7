import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCloudDownload, IconEraser, IconUserOff, IconX } from '@tabler/icons-react'
import { useTexts } from '../../kit'
import type { QueueActions } from '../use-queue-actions'
import type { Selection } from '../use-selection'
import classes from './overview.module.css'

type SelectionBarProps = {
  selection: Selection
  actions: QueueActions
  /** Null unless one row is selected that may be let go. */
  onDeclare: (() => void) | null
  /** Null unless one row is selected that may be given back. */
  onGiveBack: (() => void) | null
}

/** What can be done to the selected rows. */
export function SelectionBar({ selection, actions, onDeclare, onGiveBack }: SelectionBarProps) {
  const t = useTexts('queue')
  const giveBack = useTexts('giveBack')
  const interest = useTexts('interest')
  const ids = [...selection.ids]
  return (
    <div className={classes.selectionBar} role="toolbar" aria-label={t('selection.count', { count: ids.length })}>
      <strong>{t('selection.count', { count: ids.length })}</strong>
      <Button
        variant="default"
        leftSection={<IconCloudDownload size={15} aria-hidden="true" />}
        onClick={() => void actions.takeOffline(ids)}
      >
        {t('selection.takeOffline')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconEraser size={15} aria-hidden="true" />}
        onClick={() => void actions.releaseOffline(ids)}
      >
        {t('selection.release')}
      </Button>
      {onGiveBack && (
        <Button variant="default" leftSection={<IconArrowBackUp size={15} aria-hidden="true" />} onClick={onGiveBack}>
          {giveBack('command')}
        </Button>
      )}
      {onDeclare && (
        <Button variant="default" leftSection={<IconUserOff size={15} aria-hidden="true" />} onClick={onDeclare}>
          {interest('command')}
        </Button>
      )}
      <Button variant="subtle" leftSection={<IconX size={15} aria-hidden="true" />} onClick={selection.clear}>
        {t('selection.clear')}
      </Button>
    </div>
  )
}
