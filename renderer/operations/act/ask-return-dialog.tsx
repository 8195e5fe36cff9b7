import { useState } from 'react'
import { FormDialog, useFormats, useTexts } from '../../kit'
import { type Acted, useStore } from '../../store'
import classes from './act.module.css'
import { fillIn, fitting } from './message/templates'
import { WordsFields } from './message/words-fields'
import type { Load, Piece } from './reallocate/plan'
import { useActing } from './use-acting'

type Props = {
  pieces: readonly Piece[]
  loads: readonly Load[]
  onDone(): void
  onClose(): void
}

/** Asks whoever has work to give it back. They decide; until they do, it stays where it is. */
export function AskReturnDialog({ pieces, loads, onDone, onClose }: Props) {
  const t = useTexts('acting')
  const formats = useFormats()
  const { acting } = useStore()
  const act = useActing()
  const [said, setSaid] = useState({ subject: t('askReturn.subject'), words: t('askReturn.words') })
  const asked = pieces.flatMap(({ allocationId, assessorId, achievementId }) => {
    const holder = loads.find(({ personId }) => personId === assessorId)
    return allocationId !== null && holder ? [{ allocationId, achievementId, whom: holder }] : []
  })
  const people = [...new Set(asked.map(({ whom }) => whom.name))]
  const rest = pieces.length - asked.length
  const send = async (): Promise<Acted> => {
    const sent: Acted = []
    // One names one piece of work, so that each can be answered.
    for (const { allocationId, achievementId, whom } of asked) {
      const words = fitting({
        subject: fillIn(said.subject, { name: whom.name }),
        words: fillIn(said.words, { name: whom.name }),
      })
      const about = { purpose: 'return', achievementId, aboutAllocationId: allocationId } as const
      sent.push(...(await acting.send({ ...about, ...words, to: [{ personId: whom.personId, name: whom.name }] })))
    }
    return sent
  }
  const confirm = async () => {
    if (await act(send, t('askReturn.done', { count: asked.length }))) onDone()
  }
  return (
    <FormDialog
      title={t('askReturn.title', { count: asked.length })}
      size="lg"
      isMissing={asked.length === 0 || said.subject.trim() === '' || said.words.trim() === ''}
      missing={<p className={classes.note}>{t(asked.length === 0 ? 'askReturn.nobody' : 'message.missing')}</p>}
      confirmLabel={t('askReturn.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        {people.length > 0 && <p className={classes.names}>{t('message.to', { names: formats.list(people) })}</p>}
        <p className={classes.note}>{t('askReturn.means')}</p>
        {asked.length > 0 && rest > 0 && <p className={classes.note}>{t('askReturn.rest', { count: rest })}</p>}
        <p className={classes.note}>{t('askReturn.marks')}</p>
        <WordsFields said={said} onChange={setSaid} />
      </div>
    </FormDialog>
  )
}
