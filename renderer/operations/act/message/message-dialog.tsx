import { useState } from 'react'
import { FormDialog, useFormats, useTexts } from '../../../kit'
import { useStore, type Acted, type Whom } from '../../../store'
import classes from '../act.module.css'
import { useActing } from '../use-acting'
import { TemplateLine } from './template-line'
import { emptyMarks, fillIn, fitting, ownMarks, type Values } from './templates'
import { WordsFields } from './words-fields'

type Props = {
  to: readonly Whom[]
  /** What it is about, for templates: of each reader how much of it is theirs, and the earliest date that was promised of that; null where that isn't known. */
  about: {
    /** Null: none, or several. */
    achievement: { id: string; name: string } | null
    of(personId: string): { count: number | null; date: string | null }
  }
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
  const achievement = about.achievement?.name ?? t('template.several')
  const valuesOf = ({ personId, name }: Whom): Values => {
    const { count, date } = about.of(personId)
    return {
      name,
      achievement,
      ...(count !== null && { count: formats.number(count) }),
      ...(date !== null && { date: formats.calendarDate(date) }),
    }
  }
  const values = to.map(valuesOf)
  // Of a single reader all is told at once; what each of several has of their own stands there until it is sent.
  const [first] = values
  const shown: Values = values.length === 1 && first ? { ...first, name: '{name}' } : { achievement }
  const isMissing = said.subject.trim() === '' || said.words.trim() === '' || to.length === 0
  const empty = emptyMarks(said, values)
  const own = ownMarks(said)
  const send = async (): Promise<Acted> => {
    const common = { purpose: 'message', achievementId: about.achievement?.id ?? null, aboutAllocationId: null } as const
    const written = (of: Values) => fitting({ subject: fillIn(said.subject, of), words: fillIn(said.words, of) })
    if (own.length === 0) return acting.send({ ...common, ...written(first ?? {}), to })
    const sent: Acted = []
    for (const whom of to) sent.push(...(await acting.send({ ...common, ...written(valuesOf(whom)), to: [whom] })))
    return sent
  }
  const confirm = async () => {
    if (await act(send, t('message.done', { count: to.length }))) onDone()
  }
  return (
    <FormDialog
      title={t('message.title', { count: to.length })}
      size="lg"
      isMissing={isMissing || empty.length > 0}
      missing={
        <p className={classes.note}>
          {isMissing ? t('message.missing') : t('message.empty', { marks: formats.list(empty.map((mark) => `{${mark}}`)) })}
        </p>
      }
      confirmLabel={t('message.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <p className={classes.names}>{t('message.to', { names: formats.list(to.map(({ name }) => name)) })}</p>
        <TemplateLine
          said={said}
          onTake={({ subject, words }) => setSaid({ subject: fillIn(subject, shown), words: fillIn(words, shown) })}
        />
        <WordsFields said={said} onChange={setSaid} />
        {own.length > 0 && (
          <p className={classes.note}>
            {t('message.byName', { count: to.length, marks: formats.list(own.map((mark) => `{${mark}}`)) })}
          </p>
        )}
      </div>
    </FormDialog>
  )
}
