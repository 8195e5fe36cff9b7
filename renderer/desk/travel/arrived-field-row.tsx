import { Chip, useTexts } from '../../kit'
import type { ArrivedField, DeskRecord } from '../../store'
import { Sides } from '../asking/sides'
import type { SessionView } from '../session/desk-session'
import { chosenSide, type Side } from './choose'
import { useFieldWords } from './field-words'
import classes from './travel.module.css'

const SIDES = ['mine', 'theirs'] as const

type Props = { record: DeskRecord; field: ArrivedField; view: SessionView; onTake(side: Side): void }

/** One field with both sides; the one that stands is marked, and choosing the other is one step that can be undone. */
export function ArrivedFieldRow({ record, field, view, onTake }: Props) {
  const t = useTexts('desk')
  const words = useFieldWords(record)
  const chosen = chosenSide(field, view)
  const title = words.titleOf(field)
  return (
    <fieldset className={classes.field}>
      <legend>
        {title}
        {field.isClash && <Chip tone="red">{t('travel.clash')}</Chip>}
        {chosen === null && <Chip>{t('travel.writtenSince')}</Chip>}
      </legend>
      <Sides isFramed>
        {SIDES.map((side) => (
          <label key={side} className={classes.side} data-chosen={chosen === side || undefined}>
            <input type="radio" name={JSON.stringify(field.at)} checked={chosen === side} onChange={() => onTake(side)} />
            <span>
              <span className={classes.sideName}>{t(`travel.${side}`)}</span>
              <span className={classes.words}>{words.valueOf(field, side)}</span>
            </span>
          </label>
        ))}
      </Sides>
    </fieldset>
  )
}
