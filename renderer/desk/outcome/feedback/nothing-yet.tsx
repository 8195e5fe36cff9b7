import { Button } from '@mantine/core'
import { IconListCheck, IconTextPlus } from '@tabler/icons-react'
import type { FeedbackGroup, FeedbackPiece } from '../../../../shared/domain'
import { useTexts } from '../../../kit'
import classes from './feedback.module.css'
import { reasonsLeft } from './reasons'

type Props = {
  groups: readonly FeedbackGroup[]
  onCompose(pieces: readonly FeedbackPiece[]): void
  /** Opens the list of what can be taken in; null where it is in sight. */
  onChoose: (() => void) | null
}

/** Says that the letter is still empty, and offers to make it of what was written while scoring. */
export function NothingYet({ groups, onCompose, onChoose }: Props) {
  const t = useTexts('feedback')
  const reasons = reasonsLeft(groups, '')
  const rationales = reasons.filter(({ kind }) => kind === 'rationale').length
  return (
    <div className={classes.nothing}>
      <p>
        <strong>{t('nothing.title')}</strong> {t(groups.length === 0 ? 'nothing.unwritten' : 'nothing.hint')}
      </p>
      {groups.length > 0 && (
        <div className={classes.nothingActions}>
          {rationales > 0 && (
            <Button size="compact-sm" leftSection={<IconTextPlus size={15} />} onClick={() => onCompose(reasons)}>
              {t('nothing.compose', { count: rationales })}
            </Button>
          )}
          {onChoose && (
            <Button size="compact-sm" variant="default" leftSection={<IconListCheck size={15} />} onClick={onChoose}>
              {t('nothing.choose')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
