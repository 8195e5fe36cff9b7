import type { SamplePeople } from '../../../shared/protocol'
import { Chip, useTexts } from '../../kit'
import classes from './boot.module.css'
import { initialsOf } from '../../../shared/domain'

type Person = SamplePeople['people'][number]

type PersonListProps = {
  people: readonly Person[]
  isBusy: boolean
  onChoose: (personId: string) => void
}

/** The people of a sample panel, each with what they are there to try. */
export function PersonList({ people, isBusy, onChoose }: PersonListProps) {
  const t = useTexts('app')
  return (
    <ul className={classes.people}>
      {people.map((person) => (
        <li key={person.id}>
          <button type="button" className={classes.person} disabled={isBusy} onClick={() => onChoose(person.id)}>
            <span className={classes.initials} aria-hidden="true">
              {initialsOf(person.name)}
            </span>
            <span className={classes.personName}>{person.name}</span>
            <span className={classes.roles}>
              {person.roles.map((role) => (
                <Chip key={role} tone={role === 'assessor' ? 'neutral' : 'blue'}>
                  {t(`role.${role}`)}
                </Chip>
              ))}
            </span>
            <span className={classes.about}>{person.about}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
