import type { OperationsToday } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import { useFigure } from '../figures/use-figure'
import classes from './alerts.module.css'
import { datesOfDrift, outlookOf } from './measure-now'
import type { RuleDraft } from './rule-draft'

type Props = { draft: Pick<RuleDraft, 'measure' | 'achievementId' | 'over'>; today: OperationsToday | null }

/** What the rule would say now, by the figures that are known. */
export function RulePreview({ draft, today }: Props) {
  const t = useTexts('alerts')
  const { over } = draft
  return (
    <section className={classes.preview} aria-label={t('preview.title')} aria-live="polite">
      <h3>{t('preview.title')}</h3>
      {today === null || over === '' ? (
        <p>{t(over === '' ? 'preview.noThreshold' : 'preview.unknown')}</p>
      ) : draft.measure === 'drift' ? (
        <DriftWords draft={{ ...draft, over }} today={today} />
      ) : (
        <OutlookWords draft={{ ...draft, over }} today={today} outlook={outlookOf({ ...draft, over }, today, null)} />
      )}
    </section>
  )
}

type Known = { draft: Pick<RuleDraft, 'measure' | 'achievementId'> & { over: number }; today: OperationsToday }

/** Drift alone needs to know what came and went. */
function DriftWords({ draft, today }: Known) {
  const t = useTexts('alerts')
  const { achievementId } = draft
  const figure = useFigure({ about: 'flow', ...datesOfDrift(today), ...(achievementId !== null && { achievementId }) })
  if (!figure?.answer) return <p>{figure?.state === 'asking' ? t('preview.asking') : t('preview.unknown')}</p>
  return <OutlookWords draft={draft} today={today} outlook={outlookOf(draft, today, figure.answer)} />
}

function OutlookWords({ draft, today, outlook }: Known & { outlook: ReturnType<typeof outlookOf> }) {
  const t = useTexts('alerts')
  const formats = useFormats()
  if ('reason' in outlook) return <p>{t('preview.tooLittle')}</p>
  const value = formats.number(Math.round(outlook.value * 10) / 10)
  return (
    <>
      <p>
        {t(`preview.${draft.measure}`, { value, n: formats.number(outlook.n) })}{' '}
        <b>{outlook.fires ? t('preview.fires') : t('preview.silent')}</b>
      </p>
      <p className={classes.note}>{t('preview.asOf', { time: formats.dateTime(today.asOf) })}</p>
    </>
  )
}
