import { Textarea } from '@mantine/core'
import { MOST_QUALIFYING_CHARACTERS } from '../../../shared/domain'
import { useTexts } from '../../kit'

type Props = { value: string; onChange(next: string): void; hint?: string }

/** Why: for the trail that auditors read. It can be left out. */
export function ReasonField({ value, onChange, hint }: Props) {
  const t = useTexts('acting')
  return (
    <Textarea
      label={t('reason')}
      description={hint ?? t('reasonHint')}
      autosize
      minRows={1}
      maxRows={5}
      maxLength={MOST_QUALIFYING_CHARACTERS}
      error={value.length >= MOST_QUALIFYING_CHARACTERS && t('full', { count: MOST_QUALIFYING_CHARACTERS })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
