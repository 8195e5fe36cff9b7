import { TextInput } from '@mantine/core'
import { useId, useMemo, useState } from 'react'
import { useTexts } from '../../../kit'
import classes from '../act.module.css'
import { listPeople } from './people'
import { PersonLine } from './person-line'
import type { Choice, Known, Piece } from './plan'

/** So many people are listed; the others are found by their names. */
const MOST_LISTED = 40

type Props = { pieces: readonly Piece[]; known: Known; choice: Choice | null; onChoose(next: Choice): void }

/** Whom the work goes to: several, whom the hub chooses, or one of all that there are. */
export function ChooseReceiver({ pieces, known, choice, onChoose }: Props) {
  const t = useTexts('acting')
  const [search, setSearch] = useState('')
  const name = useId()
  const label = useId()
  const { loads, receivers, calendar, today } = known
  const people = useMemo(
    () => listPeople(pieces, { loads, receivers, calendar, today }),
    [pieces, loads, receivers, calendar, today],
  )
  const wanted = search.trim().toLocaleLowerCase()
  const found = people.filter(({ load }) => load.name.toLocaleLowerCase().includes(wanted))
  // Whoever is chosen stays in sight, whatever is searched for.
  const chosenId = choice?.to === 'person' ? choice.personId : null
  const chosen = people.find(({ load }) => load.personId === chosenId)
  const listed = found.slice(0, MOST_LISTED)
  const shown = chosen && !listed.includes(chosen) ? [chosen, ...listed] : listed
  const rest = found.length - listed.length
  return (
    <fieldset className={classes.choices} aria-labelledby={label}>
      <legend id={label}>{t('reallocate.to')}</legend>
      <div className={classes.several}>
        {(['spread', 'hub'] as const).map((to, at) => (
          <label key={to} className={classes.choice}>
            <input
              type="radio"
              name={name}
              checked={choice?.to === to}
              onChange={() => onChoose({ to })}
              data-autofocus={at === 0 || undefined}
            />
            <span>
              <b>{t(`reallocate.${to}`)}</b>
              <span className={classes.aside}>{t(`reallocate.${to}Hint`)}</span>
            </span>
          </label>
        ))}
      </div>
      <TextInput
        label={t('reallocate.search')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        description={t('reallocate.people', { count: found.length })}
      />
      <div className={classes.people}>
        {shown.map((person) => (
          <PersonLine
            key={person.load.personId}
            name={name}
            person={person}
            of={pieces.length}
            isChosen={person.load.personId === chosenId}
            onChoose={() => onChoose({ to: 'person', personId: person.load.personId })}
          />
        ))}
        {found.length === 0 && <p className={classes.note}>{t('reallocate.noMatch')}</p>}
        {rest > 0 && <p className={classes.note}>{t('reallocate.rest', { count: rest })}</p>}
      </div>
    </fieldset>
  )
}
