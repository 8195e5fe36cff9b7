import { Button } from '@mantine/core'
import { useTexts } from '../../texts'
import { spokenKeys } from '../key-label'
import type { NamedKeys } from '../key-settings'
import classes from './editing.module.css'

/** A key that was chosen (`to`) in the place of another (`from`; null: as one more) and that others have already. */
export type Taken = { from: string | null; to: string; takenBy: readonly NamedKeys[] }

type Props = { taken: Taken; onTake(): void; onLeave(): void }

/** Says what a key does already and asks what shall become of that. */
export function TakenNotice({ taken: { from, to, takenBy }, onTake, onLeave }: Props) {
  const t = useTexts('kit')
  const other = takenBy.map(({ label }) => t('keyEditor.quoted', { name: label })).join(', ')
  return (
    <div className={classes.taken} role="alert">
      <span>{t('keyEditor.taken', { keys: spokenKeys(to, t), other })}</span>
      <span className={classes.answers}>
        <Button size="compact-sm" autoFocus onClick={onTake}>
          {t(from === null ? 'keyEditor.take' : 'keyEditor.swap')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onLeave}>
          {t('keyEditor.keepAsIs')}
        </Button>
      </span>
    </div>
  )
}
