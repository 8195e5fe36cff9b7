import { Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type Finding, MOST_LOOK_CHARACTERS, type PastDecision } from '../../../shared/domain'
import { FormDialog, notify, useFormats, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from '../calibration.module.css'
import editor from '../editor/editor.module.css'

const FINDINGS: readonly Finding[] = ['stands', 'to-be-changed']

/** Asks what a second look found. What follows from it is for whoever runs the hub. */
export function SettleDialog({ decision, onClose }: { decision: PastDecision; onClose(): void }) {
  const t = useTexts('rubricEditor')
  const formats = useFormats()
  const { rubrics } = useStore()
  const [finding, setFinding] = useState<Finding | null>(null)
  const [words, setWords] = useState('')
  const { pseudonym, lookAgain } = decision
  const settle = async () => {
    if (finding === null) return
    const isAsked = await rubrics.lookedAt(decision.id, finding, words.trim()).catch(() => false)
    if (!isAsked) return notify({ kind: 'failed', message: t('settle.failed') })
    notify({ message: t('settle.done', { pseudonym }) })
    onClose()
  }
  return (
    <FormDialog
      title={t('settle.title', { pseudonym })}
      isMissing={finding === null || words.trim() === ''}
      confirmLabel={t('settle.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={settle}
      onClose={onClose}
    >
      <div className={editor.dialog}>
        {lookAgain && (
          <p className={classes.note}>
            {t('settle.tagged', { date: formats.calendarDate(lookAgain.on), reason: lookAgain.reason })}
          </p>
        )}
        <Radio.Group
          label={t('settle.finding')}
          value={finding}
          onChange={(value) => setFinding(FINDINGS.find((one) => one === value) ?? null)}
        >
          <Stack gap="xs" mt="xs">
            {FINDINGS.map((one, at) => (
              <Radio
                key={one}
                value={one}
                label={t(`settle.${one}`)}
                description={t(`settle.${one}Hint`)}
                data-autofocus={at === 0 || undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('settle.words')}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={MOST_LOOK_CHARACTERS}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
    </FormDialog>
  )
}
