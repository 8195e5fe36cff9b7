import { useMemo, useState } from 'react'
import { FormDialog, useTexts } from '../../../kit'
import { useStore } from '../../../store'
import classes from '../act.module.css'
import { ReasonField } from '../reason-field'
import { useActing } from '../use-acting'
import { BlockedList } from './blocked-list'
import { ChooseReceiver } from './choose-receiver'
import { EffectTable } from './effect-table'
import { KnownSince } from './known-since'
import { type Choice, type Known, type Piece, planMoves } from './plan'

type Props = Known & {
  pieces: readonly Piece[]
  /** When the figures were so, ISO instant. */
  asOf: string
  achievementName(achievementId: string): string
  /** They are asked for. */
  onDone(): void
  onClose(): void
}

/** Gives one part or many to somebody else, with what becomes of loads and promises said before. */
export function ReallocateDialog({ pieces, asOf, achievementName, onDone, onClose, ...known }: Props) {
  const t = useTexts('acting')
  const { acting } = useStore()
  const act = useActing()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [reason, setReason] = useState('')
  const { loads, receivers, calendar, today } = known
  const plan = useMemo(
    () => choice && planMoves(pieces, choice, { loads, receivers, calendar, today }),
    [pieces, choice, loads, receivers, calendar, today],
  )
  const count = plan?.moves.length ?? 0
  const confirm = async () => {
    if (!plan) return
    if (await act(() => acting.moveWork(plan.moves, reason), t('reallocate.done', { count }))) onDone()
  }
  return (
    <FormDialog
      title={t('reallocate.title', { count: pieces.length })}
      size="xl"
      isMissing={count === 0}
      missing={<p className={classes.note}>{t(choice === null ? 'reallocate.choose' : 'reallocate.none')}</p>}
      confirmLabel={count === 0 ? t('reallocate.confirmNone') : t('reallocate.confirm', { count })}
      cancelLabel={t('cancel')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        {receivers === null && <KnownSince asOf={asOf} />}
        <ChooseReceiver pieces={pieces} known={known} choice={choice} onChoose={setChoice} />
        {plan && <EffectTable plan={plan} loads={loads} isByHub={choice?.to === 'hub'} />}
        {plan && plan.blocked.length > 0 && (
          <BlockedList blocked={plan.blocked} loads={loads} achievementName={achievementName} />
        )}
        <ReasonField value={reason} onChange={setReason} />
      </div>
    </FormDialog>
  )
}
