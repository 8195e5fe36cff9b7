import { Button, CloseButton, Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTexts } from '../../kit'
import classes from './outcome.module.css'

type Props = {
  feedback: string
  /** A beginning made of the rationales; empty where there are none. */
  draft: string
  readOnly: boolean
  onChange(feedback: string): void
  onLeave(): void
  onClose(): void
}

/**
 * Where the feedback to the candidate is written. It opens above the outcome instead of over the desk: the evidence stays in
 * sight and can be read on while writing.
 */
export function FeedbackDrawer({ feedback, draft, readOnly, onChange, onLeave, onClose }: Props) {
  const t = useTexts('desk')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <section
      className={classes.drawer}
      aria-label={t('feedback.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div className={classes.drawerHead}>
        <h2>{t('feedback.title')}</h2>
        <CloseButton size="sm" aria-label={t('feedback.close')} onClick={onClose} />
      </div>
      <Textarea
        ref={field}
        aria-label={t('feedback.title')}
        description={readOnly ? undefined : t('feedback.hint')}
        autosize
        minRows={5}
        maxRows={12}
        maxLength={20_000}
        readOnly={readOnly}
        value={feedback}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
      {!readOnly && feedback.trim() === '' && draft !== '' && (
        <Button variant="subtle" size="compact-sm" className={classes.draft ?? ''} onClick={() => onChange(draft)}>
          {t('feedback.fromRationales')}
        </Button>
      )}
    </section>
  )
}
