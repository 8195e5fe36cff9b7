import type { SamplePeople } from '../../../shared/protocol'
import { Chip, useTexts } from '../../kit'
import classes from './boot.module.css'

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
              {initials(person.name)}
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

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '').join('')
}
