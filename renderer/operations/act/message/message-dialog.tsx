import { useState } from 'react'
import { FormDialog, useFormats, useTexts } from '../../../kit'
import { useStore, type Acted, type Whom } from '../../../store'
import classes from '../act.module.css'
import { useActing } from '../use-acting'
import { TemplateLine } from './template-line'
import { fillIn, fitting, isByName, withName } from './templates'
import { WordsFields } from './words-fields'

type Props = {
  to: readonly Whom[]
  /** What it is about, for templates; null where it is about none, or that isn't known. */
  about: { achievement: { id: string; name: string } | null; count: number | null; date: string | null }
  onDone(): void
  onClose(): void
}

/** Writes to people who assess, from a template or not. */
export function MessageDialog({ to, about, onDone, onClose }: Props) {
  const t = useTexts('acting')
  const formats = useFormats()
  const { acting } = useStore()
  const act = useActing()
  const [said, setSaid] = useState({ subject: '', words: '' })
  const known = {
    achievement: about.achievement?.name ?? null,
    count: about.count === null ? null : formats.number(about.count),
    date: about.date === null ? null : formats.calendarDate(about.date),
  }
  const isMissing = said.subject.trim() === '' || said.words.trim() === '' || to.length === 0
  const byName = isByName(said)
  const send = async (): Promise<Acted> => {
    const common = { purpose: 'message', achievementId: about.achievement?.id ?? null, aboutAllocationId: null } as const
    if (!byName) return acting.send({ ...common, ...fitting(said), to })
    const sent: Acted = []
    for (const whom of to) {
      const words = { subject: withName(said.subject, whom.name), words: withName(said.words, whom.name) }
      sent.push(...(await acting.send({ ...common, ...fitting(words), to: [whom] })))
    }
    return sent
  }
  const confirm = async () => {
    if (await act(send, t('message.done', { count: to.length }))) onDone()
  }
  return (
    <FormDialog
      title={t('message.title', { count: to.length })}
      size="lg"
      isMissing={isMissing}
      missing={<p className={classes.note}>{t('message.missing')}</p>}
      confirmLabel={t('message.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <p className={classes.names}>{t('message.to', { names: formats.list(to.map(({ name }) => name)) })}</p>
        <TemplateLine
          said={said}
          onTake={({ subject, words }) => setSaid({ subject: fillIn(subject, known), words: fillIn(words, known) })}
        />
        <WordsFields said={said} onChange={setSaid} />
        {byName && <p className={classes.note}>{t('message.byName', { count: to.length })}</p>}
      </div>
    </FormDialog>
  )
}
