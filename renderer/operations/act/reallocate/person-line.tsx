import { dateOf } from '../../../../shared/flow'
import { Chip, useFormats, useTexts } from '../../../kit'
import classes from '../act.module.css'
import { AwayWords } from '../away-words'
import type { Person } from './people'

type Props = {
  /** Of the group of choices. */
  name: string
  person: Person
  /** How many parts are to go. */
  of: number
  isChosen: boolean
  onChoose(): void
}

/** Somebody to choose: how much they have, until when that takes them, and what of this they may be given. */
export function PersonLine({ name, person, of, isChosen, onChoose }: Props) {
  const t = useTexts('acting')
  const formats = useFormats()
  const { load, may, byHand, isAway, doneOn } = person
  const canTake = may + byHand
  return (
    <label className={classes.choice}>
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} disabled={canTake === 0} />
      <span>
        <b>{load.name}</b>
        <span className={classes.aside}>
          {t('person.has', { count: load.open, begun: load.begun })}{' '}
          {doneOn === null ? t('person.paceUnknown') : t('person.doneOn', { date: formats.calendarDate(dateOf(doneOn)) })}
        </span>
      </span>
      <span className={classes.marks}>
        {load.away && (
          <Chip tone={isAway ? 'red' : 'neutral'}>
            <AwayWords away={load.away} />
          </Chip>
        )}
        {canTake === 0 ? (
          <Chip tone="neutral">{t('person.none')}</Chip>
        ) : (
          <>
            {canTake < of && <Chip tone="neutral">{t('person.some', { can: canTake, count: of })}</Chip>}
            {byHand > 0 && <Chip tone="brass">{t('person.byHand', { count: byHand })}</Chip>}
          </>
        )}
      </span>
    </label>
  )
}
