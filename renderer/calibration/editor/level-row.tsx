import { Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { Criterion, Level } from '../../../shared/domain'
import { IconButton, useFormats, useTexts } from '../../kit'
import { LEAST_LEVELS } from './edit'
import classes from './editor.module.css'
import { levelField } from './gaps'
import { NumberField } from './number-field'

type Props = {
  criterion: Criterion
  level: Level
  /** Counted from 0, the lowest first. */
  at: number
  gapAt(field: string): string | undefined
  /** @param about names the field */
  onChange(change: Partial<Level>, about: string): void
  onMove(by: number): void
  onRemove(): void
}

/** A level: what it is called, what it is worth, and what a reader must see to give it. */
export function LevelRow({ criterion, level, at, gapAt, onChange, onMove, onRemove }: Props) {
  const t = useTexts('rubricEditor')
  const formats = useFormats()
  const { code, levels } = criterion
  const names = { level: formats.number(at + 1), code }
  const field = (name: string) => levelField(criterion.id, level.id, name)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    // The criterion would move too.
    event.stopPropagation()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li>
      <div role="group" className={classes.level} aria-label={t('level.name', names)} onKeyDown={onKeyDown}>
        <div className={classes.levelHead}>
          <span className={classes.levelNumber} aria-hidden="true">
            {names.level}
          </span>
          <TextInput
            className={classes.grow ?? ''}
            label={t('level.title')}
            value={level.title}
            error={gapAt(field('title'))}
            onChange={(event) => onChange({ title: event.currentTarget.value }, field('title'))}
          />
          <NumberField
            className={classes.points ?? ''}
            label={t('level.points')}
            min={0}
            value={level.points}
            error={gapAt(field('points'))}
            onChange={(points) => onChange({ points }, field('points'))}
          />
          <div className={classes.tools}>
            <IconButton
              label={t('level.up', names)}
              icon={<IconArrowUp size={16} />}
              disabled={at === 0}
              onClick={() => onMove(-1)}
            />
            <IconButton
              label={t('level.down', names)}
              icon={<IconArrowDown size={16} />}
              disabled={at === levels.length - 1}
              onClick={() => onMove(1)}
            />
            <IconButton
              label={t('level.remove', names)}
              icon={<IconTrash size={16} />}
              disabled={levels.length <= LEAST_LEVELS}
              onClick={onRemove}
            />
          </div>
        </div>
        <Textarea
          label={t('level.descriptor')}
          autosize
          minRows={2}
          maxRows={12}
          value={level.descriptor}
          error={gapAt(field('descriptor'))}
          onChange={(event) => onChange({ descriptor: event.currentTarget.value }, field('descriptor'))}
        />
      </div>
    </li>
  )
}
