import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, memo } from 'react'
import type { Criterion, RubricContent } from '../../../shared/domain'
import { announce, IconButton, notify, useFormats, useTexts } from '../../kit'
import classes from '../calibration.module.css'
import {
  addLevel,
  changeCriterion,
  changeLevel,
  MOST_LEVELS,
  moveCriterion,
  moveLevel,
  removeCriterion,
  removeLevel,
} from './edit'
import editor from './editor.module.css'
import { useGapWords } from './gap-words'
import { criterionField, type Gap } from './gaps'
import { keepFocus } from './keep-focus'
import { LevelRow } from './level-row'
import { NumberField } from './number-field'

type Props = {
  criterion: Criterion
  /** Its place, from 0, and how many there are. */
  at: number
  count: number
  gaps: readonly Gap[]
  onChange(make: (content: RubricContent) => RubricContent, about?: string): void
  onUndo(): void
}

/**
 * A criterion with its question, weight, hurdle and levels. Only the one that is typed into is drawn anew: every field of words is measured
 * when it is drawn, and a rubric can have hundreds.
 */
export const CriterionCard = memo(function CriterionCard({ criterion, at, count, gaps, onChange, onUndo }: Props) {
  const t = useTexts('rubricEditor')
  const formats = useFormats()
  const { id, code, levels } = criterion
  const gapAt = useGapWords(gaps)
  const last = count - 1
  const field = (name: string) => criterionField(id, name)
  const set = (change: Partial<Criterion>, about?: string) => onChange((content) => changeCriterion(content, id, change), about)
  const move = (by: number) => {
    if (at + by < 0 || at + by > last) return
    keepFocus(() => onChange((content) => moveCriterion(content, id, by)))
    announce(t('criterion.moved', { place: formats.number(at + by + 1), count: formats.number(count) }))
  }
  const remove = () => {
    onChange((content) => removeCriterion(content, id))
    notify({ message: t('criterion.removed', { code }), undo: onUndo })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? -1 : 1)
  }
  const removeOne = (levelId: string, place: number) => {
    onChange((content) => removeLevel(content, id, levelId))
    notify({ message: t('level.removed', { level: formats.number(place + 1), code }), undo: onUndo })
  }
  const moveOne = (levelId: string, place: number, by: number) => {
    if (place + by < 0 || place + by >= levels.length) return
    keepFocus(() => onChange((content) => moveLevel(content, id, levelId, by)))
    announce(t('level.moved', { place: formats.number(place + by + 1), count: formats.number(levels.length) }))
  }
  return (
    <section className={classes.card} aria-label={t('criterion.name', { code })} onKeyDown={onKeyDown}>
      <div className={editor.criterionHead}>
        <h2 className={editor.code}>{code}</h2>
        <TextInput
          className={editor.grow ?? ''}
          label={t('criterion.title')}
          value={criterion.title}
          error={gapAt(field('title'))}
          onChange={(event) => set({ title: event.currentTarget.value }, field('title'))}
        />
        <div className={editor.tools}>
          <IconButton
            label={t('criterion.up', { code })}
            icon={<IconArrowUp size={16} />}
            disabled={at === 0}
            onClick={() => move(-1)}
          />
          <IconButton
            label={t('criterion.down', { code })}
            icon={<IconArrowDown size={16} />}
            disabled={at === last}
            onClick={() => move(1)}
          />
          <IconButton
            label={t('criterion.remove', { code })}
            icon={<IconTrash size={16} />}
            disabled={last === 0}
            onClick={remove}
          />
        </div>
      </div>
      <Textarea
        className={editor.question ?? ''}
        label={t('criterion.question')}
        autosize
        minRows={1}
        maxRows={8}
        value={criterion.description}
        error={gapAt(field('description'))}
        onChange={(event) => set({ description: event.currentTarget.value }, field('description'))}
      />
      <div className={editor.rule}>
        <NumberField
          label={t('criterion.weight')}
          min={0}
          value={criterion.weight}
          error={gapAt(field('weight'))}
          onChange={(weight) => set({ weight }, field('weight'))}
        />
        <Select
          label={t('criterion.hurdle')}
          placeholder={t('criterion.noHurdle')}
          clearable
          data={levels.map(({ id: value, title }, place) => ({
            value,
            label: t('criterion.hurdleLevel', { level: formats.number(place + 1), title: title || t('level.untitled') }),
          }))}
          value={criterion.hurdleLevelId}
          error={gapAt(field('hurdleLevelId'))}
          onChange={(hurdleLevelId) => set({ hurdleLevelId })}
        />
      </div>
      <h3 className={editor.levelsTitle}>{t('criterion.levels')}</h3>
      {gapAt(field('levels')) !== undefined && <p className={classes.problem}>{gapAt(field('levels'))}</p>}
      <ol className={editor.levels}>
        {levels.map((level, place) => (
          <LevelRow
            key={level.id}
            criterion={criterion}
            level={level}
            at={place}
            gapAt={gapAt}
            onChange={(change, about) => onChange((content) => changeLevel(content, id, level.id, change), about)}
            onMove={(by) => moveOne(level.id, place, by)}
            onRemove={() => removeOne(level.id, place)}
          />
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        disabled={levels.length >= MOST_LEVELS}
        onClick={() => onChange((content) => addLevel(content, id))}
      >
        {t('level.add')}
      </Button>
    </section>
  )
})
