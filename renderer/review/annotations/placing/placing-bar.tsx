import { Button } from '@mantine/core'
import { IconMapPinSearch } from '@tabler/icons-react'
import type { Annotation } from '../../../../shared/domain'
import { KeyHint, useShortcuts, useTexts } from '../../../kit'
import { shorten } from '../../rubric/place'
import { subjectOf } from '../annotation-quote'
import classes from './placing.module.css'

/** Above what is read, while a passage is to be chosen for an annotation that wasn't found. */
export function PlacingBar({ annotation, onCancel }: { annotation: Annotation; onCancel(): void }) {
  const t = useTexts('review')
  const { quote } = subjectOf(annotation)
  useShortcuts(
    [
      {
        id: 'annotations.placing.cancel',
        keys: ['escape'],
        label: t('annotations.placing.cancel'),
        group: t('keys.group'),
        run: onCancel,
      },
    ],
    'panel',
  )
  return (
    <div className={classes.bar} role="status">
      <IconMapPinSearch size={16} aria-hidden />
      <span className={classes.words}>
        {t('annotations.placing.hint')}
        {quote !== null && <q className={classes.quote}>{shorten(quote, 90)}</q>}
      </span>
      <Button size="compact-sm" variant="default" onClick={onCancel} rightSection={<KeyHint keys="escape" />}>
        {t('annotations.placing.cancel')}
      </Button>
    </div>
  )
}
