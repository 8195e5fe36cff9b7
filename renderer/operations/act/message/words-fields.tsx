import { Textarea, TextInput } from '@mantine/core'
import { MOST_MESSAGE_CHARACTERS, MOST_SUBJECT_CHARACTERS } from '../../../../shared/domain'
import { useTexts } from '../../../kit'
import classes from '../act.module.css'

type Said = { subject: string; words: string }
type Props = { said: Said; onChange(next: Said): void }

/** What a message is called and says, with what doesn't belong in it. */
export function WordsFields({ said, onChange }: Props) {
  const t = useTexts('acting')
  return (
    <>
      <TextInput
        label={t('message.subject')}
        required
        maxLength={MOST_SUBJECT_CHARACTERS}
        error={said.subject.length >= MOST_SUBJECT_CHARACTERS && t('full', { count: MOST_SUBJECT_CHARACTERS })}
        value={said.subject}
        onChange={(event) => onChange({ ...said, subject: event.currentTarget.value })}
      />
      <Textarea
        label={t('message.words')}
        required
        autosize
        minRows={4}
        maxRows={12}
        maxLength={MOST_MESSAGE_CHARACTERS}
        error={said.words.length >= MOST_MESSAGE_CHARACTERS && t('full', { count: MOST_MESSAGE_CHARACTERS })}
        value={said.words}
        data-autofocus
        onChange={(event) => onChange({ ...said, words: event.currentTarget.value })}
      />
      <p className={classes.note}>{t('message.noCandidates')}</p>
    </>
  )
}
