import { Button } from '@mantine/core'
import { IconAlertTriangle, IconClockHour4 } from '@tabler/icons-react'
import { Chip, type Texts, useFormats, useTexts } from '../../kit'
import { type ThreadComment, useStore } from '../../store'
import classes from './threads.module.css'

const KNOWN = ['no-round', 'no-exemplar', 'unknown-level', 'version-too-old', 'damaged'] as const

/** Why the hub didn't take something, in words. */
export function whyNotTaken(code: string | null, t: Texts<'threads'>): string {
  const known = KNOWN.find((one) => one === code)
  return known ? t(`why.${known}`) : t('why.other', { code: code ?? '' })
}

type Props = {
  comment: ThreadComment
  /** What the writer is called. */
  who: string
  /** What the exemplar is called that it speaks of; null for none. */
  about: string | null
}

/** Something that was said: by whom, when, about what, and whether the hub has it. */
export function CommentEntry({ comment, who, about }: Props) {
  const t = useTexts('threads')
  const formats = useFormats()
  const { threads } = useStore()
  const { words, state, code, writtenAt } = comment
  return (
    <li className={classes.entry} data-state={state}>
      <p className={classes.head}>
        <strong>{who}</strong>
        <span className={classes.when}>{formats.dateTime(writtenAt)}</span>
        {about !== null && <Chip>{t('aboutOf', { pseudonym: about })}</Chip>}
        {state === 'waiting' && (
          <Chip tone="brass" icon={<IconClockHour4 size={12} aria-hidden="true" />}>
            {t('waiting')}
          </Chip>
        )}
        {state === 'refused' && (
          <Chip tone="red" icon={<IconAlertTriangle size={12} aria-hidden="true" />}>
            {t('refused')}
          </Chip>
        )}
      </p>
      <p className={classes.words} dir="auto">
        {words}
      </p>
      {state === 'refused' && (
        <div className={classes.foot} role="alert">
          <span className={classes.note}>{whyNotTaken(code, t)}</span>
          <Button size="compact-xs" variant="default" onClick={() => void threads.settle(comment.id)}>
            {t('putAway')}
          </Button>
        </div>
      )}
    </li>
  )
}
