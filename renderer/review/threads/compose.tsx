import { Button, Select, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { MOST_COMMENT_CHARACTERS } from '../../../shared/domain'
import { KeyHint, notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from './threads.module.css'
import { useKeptDraft } from './use-kept-draft'

type Props = {
  roundId: string
  criterionId: string
  /** What the field is called, with the criterion. */
  label: string
  /** Exemplars that can be spoken of. */
  exemplars: readonly { submissionId: string; pseudonym: string }[]
}

type Draft = { words: string; about: string | null }
const EMPTY: Draft = { words: '', about: null }

/** Where something is written into a thread. What is typed is kept; what is sent waits for the hub where there is no network. */
export function Compose({ roundId, criterionId, label, exemplars }: Props) {
  const t = useTexts('threads')
  const { threads } = useStore()
  const { draft, keep, clear } = useKeptDraft<Draft>(`threads.comment/${roundId}/${criterionId}`, EMPTY)
  const [isBusy, setBusy] = useState(false)
  const { words, about } = draft ?? EMPTY
  // An exemplar may have left the round since.
  const spokenOf = exemplars.some(({ submissionId }) => submissionId === about) ? about : null
  const canSend = draft !== null && words.trim() !== '' && !isBusy
  const send = async () => {
    setBusy(true)
    try {
      const id = await threads.comment(roundId, { criterionId, words, about: spokenOf })
      if (id === null) throw new Error('The round is not here any more.')
      clear()
    } catch {
      notify({ kind: 'failed', message: t('sendFailed') })
    } finally {
      setBusy(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (canSend) void send()
  }
  return (
    <div className={classes.compose} data-compose>
      <Textarea
        label={label}
        placeholder={t('placeholder')}
        size="sm"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={MOST_COMMENT_CHARACTERS}
        disabled={draft === null}
        // What is typed while it is being kept would go with it.
        readOnly={isBusy}
        value={words}
        onChange={(event) => keep({ words: event.currentTarget.value, about })}
        onKeyDown={onKeyDown}
      />
      <div className={classes.foot}>
        {exemplars.length > 0 && (
          <Select
            aria-label={t('about')}
            size="xs"
            className={classes.about ?? ''}
            placeholder={t('aboutNone')}
            clearable
            clearButtonProps={{ 'aria-label': t('aboutClear') }}
            searchable={exemplars.length > 8}
            data={exemplars.map(({ submissionId, pseudonym }) => ({ value: submissionId, label: t('aboutOf', { pseudonym }) }))}
            value={spokenOf}
            onChange={(id) => keep({ words, about: id })}
          />
        )}
        <Button
          size="xs"
          disabled={!canSend}
          leftSection={<IconSend size={15} />}
          rightSection={<KeyHint keys="mod+enter" />}
          onClick={() => void send()}
        >
          {t('send')}
        </Button>
      </div>
    </div>
  )
}
