import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type Interest, InterestSchema, needsWords } from '../../../shared/domain'
import { notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from './interest.module.css'

type Props = {
  allocationId: string
  /** Whom it is about, as the assessor knows them. */
  candidate: string
  /** All of it is gone from this machine now. */
  onDeclared(): void
  onClose(): void
}

/** Asks what somebody has to do with a candidate, and says what comes of it, before they let the work go for good. */
export function DeclareDialog({ allocationId, candidate, onDeclared, onClose }: Props) {
  const t = useTexts('interest')
  const { desk } = useStore()
  const [interest, setInterest] = useState<Interest | null>(null)
  const [words, setWords] = useState('')
  const [isBusy, setBusy] = useState(false)
  const isMissing = interest === null || (needsWords(interest) && words.trim() === '')
  const declare = async () => {
    if (interest === null || isMissing || isBusy) return
    setBusy(true)
    const isDeclared = await desk.declareConflict(allocationId, interest, words).catch(() => false)
    setBusy(false)
    if (!isDeclared) return notify({ kind: 'failed', message: t('failed') })
    notify({ message: t('declared', { candidate }) })
    onDeclared()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('title', { candidate })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void declare()
      }}
    >
      <div className={classes.dialog}>
        <Radio.Group
          label={t('what')}
          value={interest}
          onChange={(value) => setInterest(InterestSchema.parse(value))}
          withAsterisk
        >
          <Stack gap="0.375rem" mt="xs">
            {InterestSchema.options.map((option, at) => (
              <Radio key={option} value={option} label={t(`interest.${option}`)} data-autofocus={at === 0 || undefined} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('words')}
          description={t('wordsHint')}
          required={interest !== null && needsWords(interest)}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <section aria-label={t('thenTitle')}>
          <h3>{t('thenTitle')}</h3>
          <ul>
            <li>{t('then.goes')}</li>
            <li>
              <strong>{t('then.gone')}</strong>
            </li>
            <li>{t('then.never')}</li>
          </ul>
        </section>
      </div>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          color="red"
          aria-disabled={isMissing}
          variant={isMissing ? 'light' : 'filled'}
          loading={isBusy}
          onClick={() => void declare()}
        >
          {t('confirm')}
        </Button>
      </Group>
    </Modal>
  )
}
