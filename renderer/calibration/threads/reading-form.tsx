import { Button, Textarea } from '@mantine/core'
import { MOST_READING_CHARACTERS } from '../../../shared/domain'
import { KeyHint, useTexts } from '../../kit'
import card from './threads.module.css'

type Props = {
  label: string
  value: string
  /** While it is being kept: nothing is changed then. */
  isBusy: boolean
  onChange(words: string): void
  onAgree(): void
  onCancel(): void
}

/** Where an agreed reading is written. */
export function ReadingForm({ label, value, isBusy, onChange, onAgree, onCancel }: Props) {
  const t = useTexts('threads')
  const canAgree = value.trim() !== '' && !isBusy
  return (
    <>
      <Textarea
        label={label}
        description={t('readingHint')}
        placeholder={t('readingPlaceholder')}
        size="sm"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={MOST_READING_CHARACTERS}
        autoFocus
        readOnly={isBusy}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          if (canAgree) onAgree()
        }}
      />
      <div className={card.foot}>
        <Button size="xs" disabled={!canAgree} rightSection={<KeyHint keys="mod+enter" />} onClick={onAgree}>
          {t('agreeNow')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </>
  )
}
