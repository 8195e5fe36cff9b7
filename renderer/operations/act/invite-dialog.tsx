import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from './act.module.css'
import { fitting } from './message/templates'
import { WordsFields } from './message/words-fields'
import type { Load } from './reallocate/plan'
import { useActing } from './use-acting'

/** So many people are listed; the others are found by their names. */
const MOST_LISTED = 60

type Props = {
  achievement: { id: string; name: string }
  /** Whom one may invite. */
  people: readonly Pick<Load, 'personId' | 'name' | 'open' | 'mayTake'>[]
  onDone(): void
  onClose(): void
}

/** Invites people to assess an achievement's work. What they answer stands with the message; nobody is qualified by it. */
export function InviteDialog({ achievement, people, onDone, onClose }: Props) {
  const t = useTexts('acting')
  const { acting } = useStore()
  const act = useActing()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [said, setSaid] = useState({
    subject: t('invite.subject', { achievement: achievement.name }),
    words: t('invite.words', { achievement: achievement.name }),
  })
  const wanted = search.trim().toLocaleLowerCase()
  // Who may take none of it comes first: it is them whom one would win over.
  const found = people
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => Number(mayTake(a, achievement.id)) - Number(mayTake(b, achievement.id)) || a.name.localeCompare(b.name))
  const shown = found.slice(0, MOST_LISTED)
  const to = people.filter(({ personId }) => chosen.includes(personId))
  const invite = async () => {
    const about = { purpose: 'invitation', achievementId: achievement.id, aboutAllocationId: null } as const
    const send = () => acting.send({ ...about, ...fitting(said), to })
    if (await act(send, t('invite.done', { count: to.length }))) onDone()
  }
  return (
    <FormDialog
      title={t('invite.title', { achievement: achievement.name })}
      size="lg"
      isMissing={to.length === 0 || said.subject.trim() === '' || said.words.trim() === ''}
      missing={<p className={classes.note}>{t(to.length === 0 ? 'invite.choose' : 'message.missing')}</p>}
      confirmLabel={t('invite.confirm', { count: to.length })}
      cancelLabel={t('cancel')}
      onConfirm={invite}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <TextInput label={t('reallocate.search')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <Checkbox.Group label={t('invite.whom')} value={[...chosen]} onChange={setChosen}>
          <div className={classes.people}>
            {shown.map((person) => (
              <Checkbox
                key={person.personId}
                value={person.personId}
                label={person.name}
                description={t(mayTake(person, achievement.id) ? 'invite.mayAlready' : 'invite.open', { count: person.open })}
              />
            ))}
            {found.length === 0 && <p className={classes.note}>{t('reallocate.noMatch')}</p>}
            {found.length > shown.length && (
              <p className={classes.note}>{t('reallocate.rest', { count: found.length - shown.length })}</p>
            )}
          </div>
        </Checkbox.Group>
        <WordsFields said={said} onChange={setSaid} />
        <p className={classes.note}>{t('invite.means')}</p>
      </div>
    </FormDialog>
  )
}

function mayTake({ mayTake: may }: Pick<Load, 'mayTake'>, achievementId: string): boolean {
  return may.includes(achievementId)
}
